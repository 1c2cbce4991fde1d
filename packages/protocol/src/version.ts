/** The wire's version. 4: who shares a page, scribes, checks, what is new. SPEC.md has the history. */
export const PROTOCOL_VERSION = 4;
