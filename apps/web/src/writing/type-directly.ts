import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

/**
 * Puts a typed letter into the document itself instead of reading it back from what the browser made of the page.
 * ProseMirror rebuilds a decorated run whenever the browser changes it, which costs more than the key. Compositions,
 * dictation and phone keyboards send no key press and go the usual way.
 */
export const typeDirectly = Extension.create({
  name: "typeDirectly",
  // After every other extension has had its say about the key.
  priority: 1,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleKeyPress: (view, event) => {
          const text = String.fromCodePoint(event.charCode);
          const { from, to } = view.state.selection;
          const insert = () => view.state.tr.insertText(text, from, to).scrollIntoView();
          if (/[\r\n]/.test(text)) return false;
          if (!view.someProp("handleTextInput", (handle) => handle(view, from, to, text, insert)))
            view.dispatch(insert());
          return true;
        },
      },
    }),
  ],
});
