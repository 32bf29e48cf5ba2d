import { z } from "zod";
import { idNumber } from "@/domain/updates/schema";
import { plainText } from "@/lib/text";

export const REASON_LIMIT = 2000;

/** A decision names the revision that was read, so that nobody decides on words they have not seen. */
const decision = { edition: idNumber, revision: idNumber };
const reason = plainText({ max: REASON_LIMIT, required: true });

export const publishInput = z.object(decision);
export const returnInput = z.object({ ...decision, reason });
export const withdrawInput = z.object({ update: idNumber, reason });
export const noteInput = z.object({
  edition: idNumber,
  text: plainText({ max: REASON_LIMIT, required: true }),
});
