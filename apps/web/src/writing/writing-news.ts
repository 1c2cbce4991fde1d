import type { Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "y-prosemirror";
import type { LeftByUndo } from "./left-by-undo.ts";

/** What an editor has to tell its person about what they just did or asked. */
export type WritingNews =
  | "too-long"
  | "too-deep"
  | "note-full"
  | "no-words"
  | "moved-up"
  | "moved-down"
  | "who-wrote"
  | LeftByUndo;

const META = "writingNews";

export const withNews = (transaction: Transaction, news: WritingNews): Transaction => transaction.setMeta(META, news);

/** The news that a transaction brings; `done` when its person has written on since, and the last news is old. */
export function newsOf(transaction: Transaction): WritingNews | "done" | undefined {
  const news: WritingNews | undefined = transaction.getMeta(META);
  if (news) return news;
  return transaction.docChanged && !transaction.getMeta(ySyncPluginKey) ? "done" : undefined;
}
