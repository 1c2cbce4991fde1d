/** The wire's version. 8: `too-deep`, `note-full`, `too-fast`. SPEC.md has the history. */
export const PROTOCOL_VERSION = 8;
