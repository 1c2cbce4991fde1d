import { once } from "node:events";
import { isNoteId } from "@ourwords/protocol";
import { openDatabase } from "../open-database.ts";
import { KeyTable } from "../key-table.ts";
import { SealedRows } from "../sealed-rows.ts";
import { SqliteNoteStore } from "../sqlite-note-store.ts";
import { TEST_KEY } from "./test-key.ts";

// A server process to kill: appends to the note given until it dies, and prints each seq once it has been acknowledged.
// The row's voice is its seq, so that whoever reads can see that it is the right one.
const [file = "", note] = process.argv.slice(2);
if (!isNoteId(note)) throw new Error("usage: append-forever FILE NOTE");
const { sql } = openDatabase(file);
const store = new SqliteNoteStore(sql, new SealedRows(new KeyTable(sql), TEST_KEY));
const start = (await store.read(note, 0)).length;

for (let seq = start + 1; ; seq++) {
  const update = new TextEncoder().encode(`words ${seq} `.repeat(1 + (seq % 50)));
  const answer = store.append(note, seq - 1, [{ kind: "edit", voice: seq, at: 0, update, trace: new Uint8Array() }]);
  void answer.then((said) => process.stdout.write(`${seq} ${said}\n`));
  // Ten at a time without waiting, so that a kill also falls into the middle of a batch.
  if (seq % 10 === 0) await answer;
  if (process.stdout.writableNeedDrain) await once(process.stdout, "drain");
}
