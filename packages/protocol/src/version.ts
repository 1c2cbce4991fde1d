/** The wire's version. 7: `storing`. SPEC.md has the history. */
export const PROTOCOL_VERSION = 7;
