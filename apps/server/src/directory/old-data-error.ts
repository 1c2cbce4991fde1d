/** The database was made by another version of Ourwords, and this one can't read who may get in. */
export class OldDataError extends Error {
  override readonly name = "OldDataError";
}
