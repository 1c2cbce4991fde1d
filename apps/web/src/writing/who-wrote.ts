import type { AuthorRun } from "@ourwords/authorship";
import type { FragmentName } from "@ourwords/note";
import type { ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import type { EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { blockAuthors } from "./block-authors.ts";
import { withNews } from "./writing-news.ts";

/** Words of a line that have one voice. */
export interface WrittenRun {
  readonly words: string;
  /** `undefined`: they came with the note */
  readonly author: ParticipantId | undefined;
  /** who wrote them down for their author */
  readonly scribe: ParticipantId | undefined;
  /** what their author said of it */
  readonly check: AuthorRun["check"];
}

/**
 * Asks who wrote the line at the caret (AU12): as news of the editor, and the page answers beside the line. Screen readers
 * can't be told in the text itself, for that would break it up.
 */
export const askWhoWrote = ({ state, dispatch }: EditorView): void => dispatch(withNews(state.tr, "who-wrote"));

/** Who wrote the line at the caret, in the order of its words. */
export function runsAtCaret(
  { selection }: EditorState,
  { doc, ledger }: NoteConnection,
  name: FragmentName,
): WrittenRun[] {
  const { $head } = selection;
  const { parent } = $head;
  return blockAuthors(doc.getXmlFragment(name), $head, ledger).map((run) => ({
    words: parent.textBetween(run.from, Math.min(run.to, parent.content.size)),
    author: run.voice?.author,
    scribe: run.voice?.scribe,
    check: run.check,
  }));
}
