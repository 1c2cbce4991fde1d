import type { FragmentName } from "@ourwords/note";
import type { ParticipantId } from "@ourwords/protocol";
import { type NoteConnection, REVIVE, type Revive } from "@ourwords/sync/client";
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { ySyncPlugin, ySyncPluginKey } from "y-prosemirror";
import { authorsPlugin } from "./authors-plugin.ts";
import { blockAuthors } from "./block-authors.ts";
import { takenText } from "./changed-text.ts";
import { composingRangePlugin } from "./composing-range.ts";
import type { Hand } from "./hand.ts";
import { keepOthersWords } from "./keep-others-words.ts";
import { remoteChange } from "./remote-change.ts";
import type { TextEvent } from "./text-steps.ts";
import { wellFormedText } from "./well-formed-text.ts";

/** Binds an editor to one fragment of the note, so that undo and races keep everybody's words (AU9, AU12). */
export function binding(
  connection: NoteConnection,
  name: FragmentName,
  hand: Hand,
  authors: "shown" | "absent",
): Extension {
  const { doc, ledger } = connection;
  const fragment = doc.getXmlFragment(name);
  const you = (): ParticipantId | undefined => {
    const state = connection.state();
    return state.phase === "open" ? state.you.id : undefined;
  };
  // What Yjs is telling of. Heard before y-prosemirror hears it and dispatches what it makes of it.
  let events: readonly TextEvent[] = [];
  const hear = (told: readonly TextEvent[]): void => {
    events = told;
  };
  return Extension.create({
    name: "binding",
    // Last of all: every other extension sees the remote change as the small step that it is.
    priority: 1_000,
    onBeforeCreate: () => fragment.observeDeep(hear),
    onDestroy: () => fragment.unobserveDeep(hear),
    addProseMirrorPlugins: () => [
      ySyncPlugin(fragment),
      composingRangePlugin(),
      ...(authors === "shown" ? [authorsPlugin(connection, name)] : []),
      neverWithoutALine(),
      wellFormedText(),
    ],
    dispatchTransaction({ transaction, next }) {
      if (!transaction.getMeta("history$")) {
        const isLocal = transaction.docChanged && !transaction.getMeta(ySyncPluginKey);
        next(remoteChange(this.editor.view, transaction, events));
        if (isLocal) connection.writingIn(name);
        return;
      }
      const taken = takenText(transaction);
      const isInHandAgain = hand.holds(taken);
      const kept = isInHandAgain
        ? []
        : keepOthersWords(
            transaction,
            ({ voice }) => voice?.author === you(),
            (at) => blockAuthors(fragment, at, ledger),
          );
      // One Yjs transaction, so that the words put back are traced as the copies they are and keep their author (AU3).
      doc.transact(({ meta, deleteSet }) => {
        meta.set(REVIVE, "any" satisfies Revive);
        if (isInHandAgain) hand.cut(taken, deleteSet);
        next(transaction);
        if (kept.length === 0) return;
        const back = this.editor.state.tr.setMeta("addToHistory", false);
        for (const { pos, content } of kept.toReversed()) back.insert(pos, content);
        next(back);
      }, ySyncPluginKey);
    },
  });
}

/** `block*` lets a note be wholly empty; somebody who deletes everything still needs a line to write on. */
function neverWithoutALine(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, { doc, schema, tr }) => {
      const isLocal = transactions.some((each) => each.docChanged && !each.getMeta(ySyncPluginKey));
      const line = schema.nodes["paragraph"];
      return isLocal && doc.childCount === 0 && line ? tr.insert(0, line.create()) : null;
    },
  });
}
