export type Fields = Readonly<Record<string, unknown>>;

/** An object's fields, each still to be looked at; `undefined` for anything else. */
export const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
