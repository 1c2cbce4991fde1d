import type { PageId, Participant } from "@ourwords/protocol";
import type { Clock, Rooms } from "@ourwords/sync";
import { connectNote, type NoteConnection } from "@ourwords/sync/client";
import { MemoryLine } from "@ourwords/sync/testing";
import type { NoteId } from "@ourwords/protocol";
import type { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { Selection } from "@tiptap/pm/state";
import { createWritingEditor } from "../apps/web/src/writing/create-writing-editor.ts";
import { letter, writerOf } from "./alphabet.ts";
import type { Random } from "./random.ts";

/** One person with a real page: the connection, the provider and the TipTap editor of the product, over a line in memory. */
export class Writer {
  readonly number: number;
  readonly participant: Participant;
  readonly line: MemoryLine;
  readonly connection: NoteConnection;
  #editor: Editor | undefined;
  #serial = 0;

  constructor(number: number, participant: Participant, rooms: Rooms, note: NoteId, clock: Clock) {
    this.number = number;
    this.participant = participant;
    const page = participant.id as string as PageId; // reason: one page each, and both ids have the same shape
    this.line = new MemoryLine(rooms, { note, participant, page });
    this.connection = connectNote({
      url: "ws://memory",
      note,
      as: undefined,
      page,
      WebSocket: this.line.WebSocket,
      clock,
    });
  }

  /** @throws when the note has not arrived yet */
  get editor(): Editor {
    if (this.#editor) return this.#editor;
    if (this.connection.state().phase !== "open") throw new Error(`${this.participant.name}'s note is not open`);
    const element = document.body.appendChild(document.createElement("div"));
    const words = { label: "Story", describedBy: "", placeholder: "" };
    this.#editor = createWritingEditor({ element, connection: this.connection, fragment: "story", ...words });
    return this.#editor;
  }

  /** The letters in the editor, in order. */
  get text(): string {
    return this.editor.state.doc.textContent;
  }

  close(): void {
    this.#editor?.destroy();
    this.connection.close();
  }

  /** Does one random thing at one random place. Answers whether it was an undo or redo. */
  act(random: Random): "edit" | "undo" {
    const { editor } = this;
    const { doc, tr } = editor.state;
    // A caret where a click could put it, never between two blocks.
    editor.view.dispatch(tr.setSelection(Selection.near(doc.resolve(random.below(doc.content.size + 1)))));
    const chance = random.next();
    if (chance < 0.68) this.#type(1 + random.below(3));
    else if (chance < 0.77) editor.commands.splitBlock();
    else if (chance < 0.8) editor.commands.toggleBulletList();
    else if (chance < 0.82) editor.commands.toggleOrderedList();
    else if (chance < 0.84) editor.commands.toggleBlockquote();
    else if (chance < 0.87) editor.commands.joinBackward();
    else if (chance < 0.89) editor.commands.toggleHeading({ level: 2 });
    else if (chance < 0.91) editor.chain().selectAll().toggleBold().run();
    else if (chance < 0.93) this.#deleteOwn(random);
    else if (chance < 0.95) {
      this.#deleteAround(random);
      editor.commands.undo();
    } else if (chance < 0.98) {
      editor.commands.undo();
      return "undo";
    } else {
      editor.commands.redo();
      return "undo";
    }
    return "edit";
  }

  #type(count: number): void {
    for (let left = count; left > 0; left--) {
      const { view } = this.editor;
      view.dispatch(view.state.tr.insertText(letter(this.number, this.#serial++)));
    }
  }

  /** Takes out a few letters at the caret, whosever they are, as one event of the history. */
  #deleteAround(random: Random): void {
    const { view } = this.editor;
    const { $from } = view.state.selection;
    const [start, end] = [
      Math.max($from.start(), $from.pos - random.below(4)),
      Math.min($from.end(), $from.pos + random.below(4)),
    ];
    if (end > start) view.dispatch(closeHistory(view.state.tr.delete(start, end)));
  }

  #deleteOwn(random: Random): void {
    const { view } = this.editor;
    const own: number[] = [];
    view.state.doc.descendants((node, pos) => {
      for (const [offset, char] of Array.from(node.text ?? "").entries())
        if (writerOf(char) === this.number) own.push(pos + offset);
    });
    const at = own[random.below(own.length)];
    if (at !== undefined) view.dispatch(view.state.tr.delete(at, at + 1));
  }
}
