import { LOOKS, MAX_LABEL, MAX_NAME, parseCode, parseLabel, parseName, ROLES } from "@ourwords/protocol";
import { z } from "zod";

/** What requests carry. A secret's length is checked so that no work is done for what can't be one. */
const secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const NAME_DETAIL = `Type a name with 1 to ${MAX_NAME} letters.`;
const LABEL_DETAIL = `Type 1 to ${MAX_LABEL} letters, or leave it empty.`;
const NUMBERS_DETAIL = "Type four numbers.";

const parsed = <T>(parse: (value: unknown) => T | undefined, message: string) =>
  z.unknown().transform((value, context): T => {
    const known = parse(value);
    if (known !== undefined) return known;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

const name = parsed(parseName, NAME_DETAIL);
const numbers = z.string().regex(/^\d{4}$/, NUMBERS_DETAIL);
const look = z.enum(LOOKS);

/** Left out, or left empty, is none. */
const optional = <T extends z.ZodType>(shape: T) =>
  z.preprocess((value) => (value === "" || value === null ? undefined : value), shape.optional());

const optionalName = optional(name);
const optionalLabel = optional(parsed(parseLabel, LABEL_DETAIL));
const optionalLook = optional(look);

export const SIGN_IN = z.object({ token: secret, name: optionalName });
/** What somebody comes with: the secret of a link, or a code as they typed it. */
export const DOOR = z.union([z.object({ secret }), z.object({ code: parsed(parseCode, "") })]);
/** `numbers`: of the person whose further device this is. */
export const JOIN = z.object({ name, look: optionalLook, label: optionalLabel, numbers: optional(numbers) });
export const INVITE = z
  .object({
    role: z.enum(ROLES),
    name: optionalName,
    access: z.enum(["note", "plan"]).default("note"),
    ask: z.boolean().default(false),
  })
  .refine(({ role, access }) => access === "note" || role === "supporter");
export const ANSWER = z.object({ let: z.enum(["in", "out"]) });
/** An empty label takes it off; nothing else can be taken off. */
export const CHANGE = z.object({
  name: name.optional(),
  look: look.optional(),
  label: z.union([z.literal(""), parsed(parseLabel, LABEL_DETAIL)]).optional(),
});
export const HERE = z.object({ as: z.string(), name, look: optionalLook, numbers: optional(numbers) });
export const NUMBERS = z.object({ numbers });

const DETAILS: readonly string[] = [NAME_DETAIL, LABEL_DETAIL, NUMBERS_DETAIL];

/** The sentence for what was wrong, if it is one that a person can act on. */
export const detailOf = (error: z.ZodError): string | undefined =>
  error.issues.map(({ message }) => message).find((message) => DETAILS.includes(message));

export const nameMissing: string = NAME_DETAIL;
export const numbersMissing: string = NUMBERS_DETAIL;
export const NUMBERS_REST_DETAIL = "Wait 15 minutes, or say yes on a page of your own.";
