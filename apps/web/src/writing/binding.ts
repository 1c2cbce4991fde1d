import { type AuthorRun, type CharSet, livingOriginals, sameVoice } from "@ourwords/authorship";
import type { FragmentName } from "@ourwords/note";
import type { CharRange, Voice } from "@ourwords/protocol";
import { type NoteConnection, REVIVE } from "@ourwords/sync/client";
import { Extension } from "@tiptap/core";
import type { ResolvedPos } from "@tiptap/pm/model";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { ySyncPlugin, ySyncPluginKey } from "y-prosemirror";
import type * as Y from "yjs";
import { authorsPlugin } from "./authors-plugin.ts";
import { blockAuthors } from "./block-authors.ts";
import { takenRange } from "./changed-text.ts";
import { charsBetween } from "./char-ids.ts";
import { correctUndo } from "./correct-undo.ts";
import { composingRangePlugin } from "./composing-range.ts";
import { gluedByUndo } from "./glued-by-undo.ts";
import { historyMetaOf } from "./history-key.ts";
import { type Hand, textOf } from "./hand.ts";
import { writtenPlacePlugin } from "./keep-place.ts";
import { neverWithoutALine } from "./never-without-a-line.ts";
import { othersSince, othersSincePlugin } from "./others-since.ts";
import { passOver } from "./pass-over.ts";
import { type Heard, remoteChange } from "./remote-change.ts";
import { SelectionChars } from "./selection-chars.ts";
import type { StepMemory } from "./step-memory.ts";
import type { TextEvent } from "./text-steps.ts";
import { undoExactly } from "./undo-exactly.ts";
import { wellFormedText } from "./well-formed-text.ts";
import { withNews } from "./writing-news.ts";

/**
 * Binds an editor to one fragment of the note, so that undo and races keep everybody's words (AU9, AU12). An undo or redo
 * that had to leave words of others brings the news of it.
 */
export function binding(
  connection: NoteConnection,
  name: FragmentName,
  hand: Hand,
  memory: StepMemory,
  authors: "shown" | "absent",
): Extension {
  const { doc, ledger } = connection;
  const fragment = doc.getXmlFragment(name);
  // What Sam wrote is not Dr Ali's to undo while Dr Ali writes down Sam's words: the hand counts, too (AU9).
  const isOwnVoice = (voice: Voice | undefined): boolean =>
    voice !== undefined && sameVoice(voice, ledger.voiceOf(doc.clientID));
  const isOwn = ({ voice }: AuthorRun): boolean => isOwnVoice(voice);
  const authorsAt = (at: ResolvedPos): readonly AuthorRun[] => blockAuthors(fragment, at, ledger);
  // What Yjs is telling of. Heard before y-prosemirror hears it and dispatches what it makes of it.
  let heard: Heard | undefined;
  const hear = (events: readonly TextEvent[], change: Y.Transaction): void => {
    heard = { events, change, chars };
  };
  // Asked before a remote change, for afterwards Yjs no longer has what the editor shows.
  let chars: SelectionChars | undefined;
  return Extension.create({
    name: "binding",
    // Last of all: every other extension sees the remote change as the small step that it is.
    priority: 1_000,
    onBeforeCreate() {
      const look = ({ local }: Y.Transaction): void => {
        chars = local || this.editor.isDestroyed ? undefined : SelectionChars.of(this.editor.state, fragment, ledger);
      };
      fragment.observeDeep(hear);
      doc.on("beforeTransaction", look);
      this.editor.on("destroy", () => {
        fragment.unobserveDeep(hear);
        doc.off("beforeTransaction", look);
      });
    },
    addProseMirrorPlugins: () => [
      ySyncPlugin(fragment),
      composingRangePlugin(),
      writtenPlacePlugin(),
      ...(authors === "shown" ? [authorsPlugin(connection, name)] : []),
      othersSincePlugin(),
      neverWithoutALine(),
      eachStepByItself(),
      wellFormedText(),
    ],
    dispatchTransaction({ transaction, next }) {
      const { state, view } = this.editor;
      const history = historyMetaOf(transaction);
      if (history?.redo === undefined) {
        const isLocal = transaction.docChanged && !transaction.getMeta(ySyncPluginKey);
        if (isLocal) memory.remember(transaction);
        next(isLocal ? transaction : untidied(remoteChange(view, transaction, heard)));
        if (isLocal) connection.writingIn(name);
        return;
      }
      const what = history.redo ? "redo" : "undo";
      const glued = gluedByUndo(transaction, othersSince(state, what), isOwn, authorsAt);
      if (glued.length > 0) {
        next(withNews(passOver(state, transaction, history), { what, done: "not", of: glued }));
        return;
      }
      const range = takenRange(transaction);
      const taken = range ? charsBetween(fragment, transaction.before, ...range) : [];
      const isInHandAgain = range !== undefined && hand.holds(textOf(taken));
      const tookOut = (originals: CharRange): boolean => connection.tookOut(originals);
      const living = (): CharSet => livingOriginals(doc, ledger);
      const correction = undoExactly(transaction, {
        fragment,
        ledger,
        memory,
        isOwn: ({ client }) => isOwnVoice(ledger.voiceOf(client)),
        living,
        tookOut,
      });
      // Undoing the paste of a cut takes others' words off again, back into the hand.
      correctUndo(state, transaction, history, isInHandAgain ? { ...correction, kept: [] } : correction, memory);
      const of = isInHandAgain ? [] : [...correction.of];
      if (of.length > 0) withNews(transaction, { what, done: "partly", of });
      // One Yjs transaction, so that the words put back are traced as the copies they are and keep their author (AU3).
      doc.transact(({ meta, deleteSet }) => {
        meta.set(REVIVE, correction.revived);
        if (isInHandAgain) hand.cut(taken, deleteSet);
        next(untidied(transaction));
      }, ySyncPluginKey);
    },
  });
}

/** The history joins neighbouring steps into new ones, of which nothing is remembered. It leaves them alone when asked to. */
const eachStepByItself = (): Plugin => new Plugin({ historyPreserveItems: true });

/**
 * TipTap makes an emptied editor one plain line, if all of it was selected. What others delete is theirs to tidy; and of a
 * change that is added to an undo, the history would not move the events before it along.
 */
const untidied = (transaction: Transaction): Transaction => transaction.setMeta("preventClearDocument", true);
