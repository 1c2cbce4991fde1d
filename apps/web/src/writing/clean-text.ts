/** Breaks a line: what Word, mail and old systems use beside the newline. */
const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/**
 * Nobody sees these, and they do harm: control characters, the byte order mark, stand-ins for objects, and the two that
 * turn the order of letters round, so that a sentence reads as another one. What joins emoji and letters stays.
 */
// oxlint-disable-next-line no-control-regex -- reason: these are what is looked for
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u202d\u202e\ufeff\ufff9-\ufffc]/g;

/** Text from a clipboard as a note can hold it. Half characters would become others on their way to the server. */
export const cleanText = (text: string): string =>
  text.replaceAll(LINE_BREAKS, "\n").replaceAll(UNSEEN, "").toWellFormed();
