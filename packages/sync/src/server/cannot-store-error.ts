/** The note can't be written to disk just now. What was asked for may be done later, or never. */
export class CannotStoreError extends Error {
  constructor(cause: unknown) {
    super("the note can't be written to disk just now", { cause });
    this.name = "CannotStoreError";
  }
}
