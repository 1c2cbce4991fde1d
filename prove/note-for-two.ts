import type { FragmentName } from "@ourwords/note";
import { LOOKS, type NoteId, type PageId, type Participant, type ParticipantId } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { type Clock, Rooms } from "@ourwords/sync";
import { connectNote, type NoteConnection } from "@ourwords/sync/client";
import { MemoryLine } from "@ourwords/sync/testing";
import { everLater } from "../packages/sync/src/testing/ever-later.ts";
import type { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { TextSelection } from "@tiptap/pm/state";
import { vi } from "vitest";
import { installDom } from "./dom.ts";
import type { LeftByUndo } from "../apps/web/src/writing/left-by-undo.ts";

/** One person's page, with a real editor on one of the sheets. */
export interface TestPage {
  readonly you: Participant;
  readonly connection: NoteConnection;
  readonly editor: Editor;
  /** what undo had to leave, in order */
  readonly left: LeftByUndo[];
}

const NOTE = "n".repeat(22) as NoteId; // reason: a fixed id of the right shape
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Dr Ali and Sam in one note, on the real room, over lines in memory. Sam may speak at Dr Ali's page, too (AU2). `settle` moves
 * everything to everybody.
 */
export async function noteForTwo(fragment: FragmentName = "story") {
  installDom();
  const { createWritingEditor } = await import("../apps/web/src/writing/create-writing-editor.ts");
  const { newsOf } = await import("../apps/web/src/writing/writing-news.ts");
  let now = 1_000_000;
  const clock: Clock = { now: () => now, elapsed: everLater(), after: () => () => {} };
  const report = (event: unknown): never => {
    throw new Error(`the room reports ${JSON.stringify(event)}`);
  };
  const rooms = new Rooms({ store: new MemoryNoteStore(), clock, random: Math.random, report });
  const participants = ["Dr Ali", "Sam"].map(
    (name, index): Participant => ({
      id: `p${index}`.padEnd(22, "_") as ParticipantId, // reason: a fixed id of the right shape
      name,
      role: index === 0 ? "clinician" : "person",
      look: LOOKS[index] ?? "slate",
      access: "note",
    }),
  );
  const lines: MemoryLine[] = [];
  const lineOf = new Map<TestPage, MemoryLine>();
  const join = async (participant: Participant, ...sharing: readonly Participant[]): Promise<TestPage> => {
    const page = participant.id as string as PageId; // reason: one page each, and both ids have the same shape
    const line = new MemoryLine(rooms, { note: NOTE, participant, page, sharing });
    lines.push(line);
    const connection = connectNote({
      url: "ws://memory",
      note: NOTE,
      as: undefined,
      page,
      WebSocket: line.WebSocket,
      clock,
    });
    await settle();
    const element = document.body.appendChild(document.createElement("div"));
    const left: LeftByUndo[] = [];
    const words = { label: "Written together", describedBy: "" };
    const editor = createWritingEditor({ element, connection, fragment, ...words });
    editor.on("transaction", ({ transaction }) => {
      const news = newsOf(transaction);
      if (typeof news === "object") left.push(news);
    });
    const joined = { you: participant, connection, editor, left };
    lineOf.set(joined, line);
    return joined;
  };
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3; ) {
      for (const line of lines) line.up();
      await turn();
      const moved = lines.map((line) => line.down());
      await turn();
      quiet = moved.includes(true) ? 0 : quiet + 1;
    }
  };
  const [ali, sam] = participants;
  if (!ali || !sam) throw new Error("there are two");
  await rooms.create(NOTE, ali);
  const pages = { ali: await join(ali, sam), sam: await join(sam) };
  return {
    ...pages,
    settle,
    /** A page's line breaks; it comes back by itself. */
    reconnect: async (page: TestPage): Promise<void> => {
      const line = lineOf.get(page);
      vi.useFakeTimers({ toFake: ["setTimeout"] });
      line?.cut();
      line?.mend();
      vi.runOnlyPendingTimers();
      vi.useRealTimers();
      await settle();
    },
    wait: (ms: number): void => {
      now += ms;
    },
    close: async (): Promise<void> => {
      for (const { editor, connection } of [pages.ali, pages.sam]) {
        editor.destroy();
        connection.close();
      }
      await rooms.close();
    },
  };
}

/** The blocks of an editor as text. */
export const blocksOf = ({ editor }: TestPage): string[] => {
  const blocks: string[] = [];
  editor.state.doc.descendants((node) => {
    if (node.isTextblock) blocks.push(node.textContent);
    return !node.isTextblock;
  });
  return blocks;
};

/** Types at a position, as one event of the history. */
export function typeAt({ editor }: TestPage, pos: number, text: string): void {
  const { state, view } = editor;
  view.dispatch(state.tr.insertText(text, pos));
}

export const caret = ({ editor }: TestPage, pos: number): void =>
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, pos)));

/** What comes next is an event of its own. */
export const pause = ({ editor }: TestPage): void => editor.view.dispatch(closeHistory(editor.state.tr));

export function enterAt(page: TestPage, pos: number): void {
  pause(page);
  caret(page, pos);
  page.editor.commands.splitBlock();
}
