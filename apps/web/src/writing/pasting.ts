import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import { Extension } from "@tiptap/core";
import { DOMParser, type ParseOptions, type Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "y-prosemirror";
import { charsBetween } from "./char-ids.ts";
import { cleanHtml } from "./clean-html.ts";
import { cleanText } from "./clean-text.ts";
import { dropFromOtherEditor } from "./drop-from-other-editor.ts";
import { fitsOneUpdate } from "./fits-one-update.ts";
import type { Hand } from "./hand.ts";
import { insertedText } from "./changed-text.ts";
import { withNews } from "./writing-news.ts";

/** AU10: what is pasted is cleaned and its paster's; what is moved, by drag or by cut and paste, stays its author's. */
export function pasting({ doc }: NoteConnection, name: FragmentName, hand: Hand): Extension {
  const fragment = doc.getXmlFragment(name);
  return Extension.create({
    name: "pasting",
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            transformPastedHTML: cleanHtml,
            transformPastedText: cleanText,
            clipboardParser: new ExactParser(this.editor.schema, DOMParser.fromSchema(this.editor.schema).rules),
            handlePaste: nothingForNothing,
            handleDrop: (view, event) => dropFromOtherEditor(hand.movingTo(view), view, event, doc),
            handleDOMEvents: {
              copy: () => {
                hand.copy();
                return false;
              },
            },
          },
          view: (view) => ({ destroy: hand.join(view) }),
        }),
      ];
    },
    dispatchTransaction({ transaction, next }) {
      if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return next(transaction);
      const { state } = this.editor;
      const event: unknown = transaction.getMeta("uiEvent");
      if ((event === "paste" || event === "drop") && !fitsOneUpdate(transaction))
        return next(withNews(state.tr, "too-long"));
      if (event !== "cut" && event !== "paste") return next(transaction);
      const { from, to } = state.selection;
      const letters = event === "cut" ? charsBetween(fragment, state.doc, from, to) : [];
      const { deleteSet } = doc.transact((whole) => {
        if (event === "paste") hand.paste(insertedText(transaction), transaction, whole);
        next(transaction);
        return whole;
      }, ySyncPluginKey);
      if (event === "cut") hand.cut(letters, deleteSet);
    },
  });
}

/** Every space in clean HTML is meant. */
class ExactParser extends DOMParser {
  override parseSlice(dom: Node, options?: ParseOptions): Slice {
    return super.parseSlice(dom, { ...options, preserveWhitespace: true });
  }
}

/** A picture, say: to take out what is selected and put nothing in its place would be a loss. */
function nothingForNothing(view: EditorView, event: ClipboardEvent, slice: Slice): boolean {
  if (slice.size > 0) return false;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (text.trim() === "" || !view.pasteText(text)) view.dispatch(withNews(view.state.tr, "no-words"));
  return true;
}
