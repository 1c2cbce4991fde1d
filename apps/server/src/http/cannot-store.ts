import { DatabaseGoneError } from "@ourwords/store";
import { CannotStoreError } from "@ourwords/sync";

/** SQLite's BUSY, LOCKED, READONLY, IOERR, FULL and CANTOPEN: trouble with the disk, not with what was asked. */
const DISK_TROUBLE: ReadonlySet<number> = new Set([5, 6, 8, 10, 13, 14]);

/** Whether an error means that nothing can be written just now. */
export function cannotStore(error: unknown): boolean {
  if (error instanceof CannotStoreError || error instanceof DatabaseGoneError) return true;
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return false;
  // The lowest byte is the kind; what is above says more of it.
  return DISK_TROUBLE.has(error.errcode & 0xff);
}
