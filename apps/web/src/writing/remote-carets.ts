import { isParticipantId, type Participant } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { Extension } from "@tiptap/core";
import type { DecorationAttrs } from "@tiptap/pm/view";
import { yCursorPlugin } from "y-prosemirror";
import { awayFromComposition } from "./away-from-composition.ts";

/** Where the others are. The name stands at a caret only while its person types: `data-writing` shows it. */
export function remoteCarets(connection: NoteConnection): Extension {
  const { awareness } = connection;
  const whose = (id: number): Participant | undefined => {
    const state = connection.state();
    const participant = awareness.getStates().get(id)?.["participant"];
    return state.phase === "open" && isParticipantId(participant)
      ? state.people.find((each) => each.id === participant)
      : undefined;
  };
  const isWriting = (id: number): boolean => typeof awareness.getStates().get(id)?.["writing"] === "string";
  const caret = (_user: unknown, id: number): HTMLElement => {
    const element = document.createElement("span");
    const person = whose(id);
    element.className = "caret";
    element.dataset["caret"] = String(id);
    element.dataset["look"] = person?.look ?? "slate";
    element.toggleAttribute("data-writing", isWriting(id));
    // The name is drawn, not written: it must not be copied, searched or read out in the middle of a sentence.
    element.dataset["name"] = person?.name ?? "";
    return element;
  };
  // An element of its own: on the same one, the look of who selects would replace the look of who wrote.
  const selection = (_user: unknown, id: number): DecorationAttrs => ({
    nodeName: "span",
    class: "selected",
    "data-look": whose(id)?.look ?? "slate",
  });
  return Extension.create({
    name: "remoteCarets",
    addProseMirrorPlugins: () => [
      awayFromComposition(
        yCursorPlugin(awareness, {
          awarenessStateFilter: (_own: number, id: number) => id !== awareness.clientID && whose(id) !== undefined,
          cursorBuilder: caret,
          selectionBuilder: selection,
        }),
      ),
    ],
    onCreate() {
      // A caret's element is kept while it moves, so its name is shown and hidden in place.
      const show = (): void => {
        for (const element of this.editor.view.dom.querySelectorAll<HTMLElement>(".caret")) {
          element.toggleAttribute("data-writing", isWriting(Number(element.dataset["caret"])));
        }
      };
      awareness.on("change", show);
      this.editor.on("destroy", () => awareness.off("change", show));
    },
  });
}
