/** Another server process holds this database. It is let go when that process ends, however it ends. */
export class DatabaseLockedError extends Error {
  readonly file: string;

  constructor(file: string) {
    super(`another server is using ${file}`);
    this.name = "DatabaseLockedError";
    this.file = file;
  }
}
