/** The wire's version. 2: taken-out records, putting back, and which voice speaks. SPEC.md has the history. */
export const PROTOCOL_VERSION = 2;
