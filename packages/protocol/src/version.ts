/** The wire's version. 3: which letters of an update stood before. SPEC.md has the history. */
export const PROTOCOL_VERSION = 3;
