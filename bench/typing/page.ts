import type { NoteId, PageId, Participant, ParticipantId } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store/memory";
import { type Clock, Rooms } from "@ourwords/sync";
import { connectNote, type NoteConnection } from "@ourwords/sync/client";
import { MemoryLine } from "@ourwords/sync/testing";
import { everLater } from "../../packages/sync/src/testing/ever-later.ts";
import "../../apps/web/src/look/tokens.css";
import "../../apps/web/src/look/base.css";
import "../../apps/web/src/look/authors.css";
import "../../apps/web/src/look/writing.css";
import { createWritingEditor } from "../../apps/web/src/writing/create-writing-editor.ts";
import { writeLongNote } from "./long-note.ts";

// The product's own parts, all in one page: gate, room, connection and editor. Once the note is open the line stands
// still, so that only what a page does for a key is measured.
const NOTE = "n".repeat(22) as NoteId; // reason: a fixed id of the right shape
const clock: Clock = { now: () => Date.now(), elapsed: everLater(), after: () => () => {} };
const ali: Participant = {
  id: "a".repeat(22) as ParticipantId,
  role: "clinician",
  name: "Dr Ali",
  look: "navy",
  access: "note",
}; // reason: likewise
const sam: Participant = {
  id: "s".repeat(22) as ParticipantId,
  role: "person",
  name: "Sam",
  look: "rust",
  access: "note",
}; // reason: likewise

const rooms = new Rooms({
  store: new MemoryNoteStore(),
  clock,
  random: Math.random,
  report: (event) => console.error(event.kind),
});
const lines: MemoryLine[] = [];

function open(participant: Participant, name: string): NoteConnection {
  const page = name.repeat(22) as PageId; // reason: likewise
  const line = new MemoryLine(rooms, { note: NOTE, participant, page });
  lines.push(line);
  return connectNote({ url: "ws://memory", note: NOTE, as: undefined, page, WebSocket: line.WebSocket, clock });
}

async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet++) {
    for (const line of lines) line.up();
    await new Promise((resolve) => setTimeout(resolve, 0));
    for (const line of lines) if (line.down()) quiet = 0;
  }
}

await rooms.create(NOTE, ali);
const writers = [open(ali, "1"), open(sam, "2")] as const;
await settle();
await writeLongNote(...writers, settle);
for (const writer of writers) writer.close();
lines.length = 0;
const connection = open(ali, "3");
await settle();

const element = document.getElementById("editor");
if (!element) throw new Error("the page has no place for the editor");
const authors = new URLSearchParams(location.search).get("authors") === "absent" ? "absent" : "shown";
const started = performance.now();
const editor = createWritingEditor({
  element,
  connection,
  fragment: "story",
  label: "Story",
  describedBy: "",
  authors,
});
await new Promise((resolve) => setTimeout(resolve, 0));
const opened = performance.now() - started;
const words = editor.state.doc.textContent.split(" ").length;
const changes = document.querySelectorAll(".w").length;
Object.assign(globalThis, {
  bench: {
    words,
    changes,
    opened,
    /** Puts the caret inside a run of Sam's in the middle of the note. */
    focus: () => editor.commands.focus(Math.floor(editor.state.doc.content.size / 2)),
    length: () => editor.state.doc.textContent.length,
  },
});
