import { z } from "zod";
import { INSTITUTION_ROLES } from "@/db/vocabulary";
import { commitmentAddress } from "@/domain/updates/schema";

const institution = z.string("required").min(1, "required").max(100, "invalid");

export const unassignInput = z.object({ ...commitmentAddress.shape, institution });
export const assignInput = z.object({ ...unassignInput.shape, role: z.enum(INSTITUTION_ROLES, "invalid") });
