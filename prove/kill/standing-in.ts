import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { authoredPieces, authorRuns, type Ledger } from "@ourwords/authorship";
import type { NoteId } from "@ourwords/protocol";
import { KeyTable, openDatabase, SealedRows, SqliteNoteStore } from "@ourwords/store";
import { NoteFold } from "@ourwords/sync";
import type * as Y from "yjs";
import { readKeyFile } from "../../apps/server/src/keys/key-file.ts";
import { folderKeyFile } from "../../apps/server/src/keys/load-master-key.ts";
import type { Standing } from "../history-checker.ts";
import { isTyped } from "./typed-characters.ts";

/** What was typed and stands in a note, in its order, and whose it is. What the template says is left out. */
export const standingIn = (doc: Y.Doc, ledger: Ledger): readonly Standing[] =>
  authorRuns(doc, ledger)
    .flatMap(({ text }) => authoredPieces(text, ledger))
    .flatMap(({ text, voice }) =>
      Array.from(text, (character) => ({ character, author: voice?.author ?? "nobody" })).filter(({ character }) =>
        isTyped(character),
      ),
    );

/** The same of a note as the disk has it. */
export const standingOnDisk = (dataDir: string, note: NoteId): Promise<readonly Standing[]> =>
  onDisk(dataDir, [note], ({ doc, ledger }) => standingIn(doc, ledger)).then(([standing = []]) => standing);

/** What `look` says of each note as its log on disk has it, read from a copy of the folder of a server that does not run. */
export async function onDisk<T>(
  dataDir: string,
  notes: readonly NoteId[],
  look: (fold: NoteFold, note: NoteId) => T,
): Promise<readonly T[]> {
  const copy = mkdtempSync(join(tmpdir(), "ourwords-copy-"));
  try {
    for (const end of ["", "-wal"]) {
      const file = `ourwords.db${end}`;
      if (existsSync(join(dataDir, file))) cpSync(join(dataDir, file), join(copy, file));
    }
    const database = openDatabase(join(copy, "ourwords.db"));
    try {
      const cipher = new SealedRows(new KeyTable(database.sql), readKeyFile(folderKeyFile(dataDir)));
      const store = new SqliteNoteStore(database.sql, cipher);
      const said: T[] = [];
      for (const note of notes) {
        const fold = NoteFold.load(undefined, await store.read(note, 0));
        said.push(look(fold, note));
        fold.doc.destroy();
      }
      return said;
    } finally {
      database.close();
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
}
