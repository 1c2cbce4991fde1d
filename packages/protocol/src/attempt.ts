/** Runs a decoder over bytes from outside. lib0 throws on short or broken input; here that is an expected answer. */
export function attempt<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}
