/** The wire's version. 6: `never-said`. SPEC.md has the history. */
export const PROTOCOL_VERSION = 6;
