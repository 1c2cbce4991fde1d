/** Names a plan line in its note. */
export const isLineId = (value: unknown): value is string => typeof value === "string" && /^[a-z0-9]{12}$/.test(value);

/** A new one: 62 random bits. `random` is between 0 and 1, 1 excluded. */
export const newLineId = (random: () => number): string =>
  Array.from({ length: 12 }, () => Math.floor(random() * 36).toString(36)).join("");
