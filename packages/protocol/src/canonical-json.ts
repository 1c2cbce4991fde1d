/**
 * A value as JSON in the one way it can be written: names in the order of their UTF-16 units, no spaces, numbers and text as
 * `JSON.stringify` writes them, and what is `undefined` left out (RFC 8785; half a character, which that refuses, is
 * escaped). @throws TypeError on what JSON can't hold
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${sorted.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join()}}`;
  }
  if (value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value))
    return JSON.stringify(value);
  throw new TypeError(`no JSON for a ${typeof value}`);
}
