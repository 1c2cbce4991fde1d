import { MAX_NAME, parseName, ROLES } from "@ourwords/protocol";
import { z } from "zod";

/** What requests carry. A secret's length is checked so that no work is done for what can't be one. */
const secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const NAME_DETAIL = `Type a name with 1 to ${MAX_NAME} letters.`;
const name = z.unknown().transform((value, context) => {
  const parsed = parseName(value);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: "custom", message: NAME_DETAIL });
  return z.NEVER;
});

/** Left out, or left empty, is no name. */
const optionalName = z.preprocess((value) => (value === "" || value === null ? undefined : value), name.optional());

export const SIGN_IN = z.object({ token: secret, name: optionalName });
export const LOOK = z.object({ secret });
export const JOIN = z.object({ secret, name });
export const INVITE = z.object({ role: z.enum(ROLES), name: optionalName });

/** The sentence for what was wrong, if it is one that a person can act on. */
export const detailOf = (error: z.ZodError): string | undefined =>
  error.issues.some(({ message }) => message === NAME_DETAIL) ? NAME_DETAIL : undefined;

export const nameMissing: string = NAME_DETAIL;
