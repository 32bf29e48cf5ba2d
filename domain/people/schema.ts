import { z } from "zod";
import { ROLES } from "@/db/vocabulary";
import { plainLine } from "@/lib/text";

export const EMAIL_LIMIT = 254;
export const NAME_LIMIT = 200;
export const PASSWORD_LIMITS = { min: 15, max: 128 } as const;

/** An address to sign in with; capitals make no difference. */
export const emailAddress = z
  .string("required")
  .trim()
  .toLowerCase()
  .min(1, "required")
  .max(EMAIL_LIMIT, "too-long")
  .pipe(z.email("not-an-email"));

/** Long rather than intricate; counted in characters as a person counts them, not in code units. */
const newPassword = z.string("required").superRefine((password, context) => {
  const length = [...password].length;
  const issue = { origin: "string", input: password } as const;
  if (length < PASSWORD_LIMITS.min)
    context.addIssue({
      ...issue,
      code: "too_small",
      minimum: PASSWORD_LIMITS.min,
      message: "password-too-short",
    });
  if (length > PASSWORD_LIMITS.max)
    context.addIssue({
      ...issue,
      code: "too_big",
      maximum: PASSWORD_LIMITS.max,
      message: "password-too-long",
    });
});

const name = plainLine({ max: NAME_LIMIT, required: true });
const institution = z.string("required").min(1, "required").max(100, "invalid");
const role = z.enum(ROLES, "invalid");
/** A person as addresses and hidden fields name them. */
export const personId = z.uuid("invalid");

export const firstAdministratorInput = z.object({
  email: emailAddress,
  name,
  institution,
  password: newPassword,
});
export const addPersonInput = z.object({ ...firstAdministratorInput.shape, role });
export const changePersonInput = z.object({ person: personId, name, role, institution });
export const accessInput = z.object({ person: personId });
export const resetPasswordInput = z.object({ person: personId, password: newPassword });
