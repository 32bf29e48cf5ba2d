import { z } from "zod";
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
export const newPassword = z.string("required").superRefine((password, context) => {
  const length = [...password].length;
  const say = (message: string) => context.addIssue({ code: "custom", message });
  if (length < PASSWORD_LIMITS.min) say("password-too-short");
  if (length > PASSWORD_LIMITS.max) say("password-too-long");
});

export const firstAdministratorInput = z.object({
  email: emailAddress,
  name: plainLine({ max: NAME_LIMIT, required: true }),
  institution: z.string("required").min(1, "required"),
  password: newPassword,
});
