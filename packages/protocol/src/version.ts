/** The wire's version. 1: sync, awareness, welcome, saved, authorship, people, refused. */
export const PROTOCOL_VERSION = 1;
