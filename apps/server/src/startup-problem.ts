import type { Config } from "./config.ts";

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);

/** Why the server could not start listening, as one sentence that says what to do. `undefined`: not something we know. */
export function listenSentence(error: unknown, { host, port }: Config): string | undefined {
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return `Port ${port} is taken by another program. Stop it, or choose another port, such as PORT=${port + 1}.`;
    case "EACCES":
      return `This system does not let you use port ${port}. Choose a port from 1024 up, such as PORT=3000.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `${host} is not an address of this machine. Leave HOST away, or set it to an address that is.`;
    default:
      return undefined;
  }
}

/** Why the folder could not be used. */
export function folderSentence(error: unknown, dataDir: string): string | undefined {
  if (error instanceof Error && error.name === "DatabaseLockedError")
    return `Another Ourwords server is using ${dataDir}. Stop it, or choose another folder with DATA_DIR.`;
  switch (codeOf(error)) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "ENOTDIR":
    case "EEXIST":
    case "ENOENT":
    case "ENOSPC":
      return `Ourwords can't write in ${dataDir}. Choose a folder that you may write in with DATA_DIR.`;
    case "ERR_SQLITE_ERROR":
      return `The database in ${dataDir} can't be opened. Check that the folder can be written in and holds no other program's ourwords.db.`;
    default:
      return undefined;
  }
}

/** What to do with a folder that another version has made. */
export const oldDataSentence = (dataDir: string): string =>
  `The notes in ${dataDir} were made by another version of Ourwords, and this one can't open them. Use that version for them, or choose another folder with DATA_DIR.`;

export const noDataSentence = (dataDir: string): string => `There is no Ourwords database in ${dataDir}.`;

/** `masters`, `given`: ids of master keys, which say nothing about them. */
export const keyWrongSentence = (dataDir: string, masters: readonly string[], given: string): string =>
  `The notes in ${dataDir} can't be opened with this master key (${given}): they need the key ${masters.join(" and ")}. Give that one with MASTER_KEY_FILE or MASTER_KEY.`;

export const keyLostSentence = (dataDir: string, masters: readonly string[]): string =>
  masters.length === 0
    ? `There is no master key for ${dataDir}. Give it with MASTER_KEY_FILE or MASTER_KEY.`
    : `The master key of the notes in ${dataDir} is not there (${masters.join(" and ")}). Put your copy back as master.key in that folder, or give it with MASTER_KEY_FILE or MASTER_KEY.`;

export const keysBrokenSentence = (dataDir: string): string =>
  `The database in ${dataDir} has lost keys of its own, or they were changed. Put a backup into another folder with npm run restore, and keep this one as it is.`;

export const backupSentence = (file: string): string =>
  `${file} can't be read or written as a backup. Check that it is one, that there is room, and who may write there.`;
