import { isNoteId } from "@ourwords/protocol";
import { openDatabase } from "../open-database.ts";
import { plainRows } from "../plain-rows.ts";
import { SqliteNoteStore } from "../sqlite-note-store.ts";

// A server process to kill: appends a row and keeps a snapshot of it, by turns, until it dies. The snapshot after row n is
// 20,000 bytes of n mod 256, so that half of one would show. Prints n once both are done.
const [file = "", note] = process.argv.slice(2);
if (!isNoteId(note)) throw new Error("usage: snapshot-forever FILE NOTE");
const store = new SqliteNoteStore(openDatabase(file).sql, plainRows);

for (let seq = (await store.read(note, 0)).length + 1; ; seq++) {
  const bytes = new Uint8Array(20_000).fill(seq);
  await store.append(note, seq - 1, [{ kind: "edit", voice: seq, at: 0, update: bytes, trace: new Uint8Array() }]);
  await store.putSnapshot(note, { seq, state: bytes });
  process.stdout.write(`${seq}\n`);
}
