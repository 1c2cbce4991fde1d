import type { AuthorRun } from "@ourwords/authorship";
import type { FragmentName } from "@ourwords/note";
import type { ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { Extension } from "@tiptap/core";
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

/** The answer to "Who wrote this?", for the line at the caret. */
export interface WhoWrote {
  readonly what: "who-wrote";
  readonly runs: readonly WrittenRun[];
}

const META = "askWhoWrote";

/** Asks who wrote the line at the caret (AU12). The answer comes as news of the editor. */
export const askWhoWrote = ({ state, dispatch }: EditorView): void => dispatch(state.tr.setMeta(META, true));

/** AU12: answers "Who wrote this?". Screen readers can't be told in the text itself, for that would break it up. */
export const whoWrote = (connection: NoteConnection, name: FragmentName): Extension =>
  Extension.create({
    name: "whoWrote",
    dispatchTransaction({ transaction, next }) {
      const isAsked = transaction.getMeta(META) === true;
      next(
        isAsked
          ? withNews(transaction, { what: "who-wrote", runs: runsAt(this.editor.state, connection, name) })
          : transaction,
      );
    },
  });

function runsAt({ selection }: EditorState, { doc, ledger }: NoteConnection, name: FragmentName): WrittenRun[] {
  const { $head } = selection;
  const { parent } = $head;
  return blockAuthors(doc.getXmlFragment(name), $head, ledger).map((run) => ({
    words: parent.textBetween(run.from, Math.min(run.to, parent.content.size)),
    author: run.voice?.author,
    scribe: run.voice?.scribe,
    check: run.check,
  }));
}
