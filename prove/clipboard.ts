import type { EditorView } from "@tiptap/pm/view";

/** A clipboard for editors in Node, used by the browser's own events: what an editor does with them is all its own. */
export class Clipboard {
  readonly #data = new Map<string, string>();

  put(data: { readonly html?: string; readonly text?: string }): void {
    this.#data.clear();
    if (data.html !== undefined) this.#data.set("text/html", data.html);
    if (data.text !== undefined) this.#data.set("text/plain", data.text);
  }

  get html(): string {
    return this.#data.get("text/html") ?? "";
  }

  copy(view: EditorView): void {
    this.#happen("copy", view);
  }

  cut(view: EditorView): void {
    this.#happen("cut", view);
  }

  paste(view: EditorView): void {
    this.#happen("paste", view);
  }

  #happen(name: "copy" | "cut" | "paste", view: EditorView): void {
    const event = new window.Event(name, { bubbles: true, cancelable: true });
    const clipboardData = {
      files: [],
      clearData: () => this.#data.clear(),
      getData: (type: string) => this.#data.get(type) ?? "",
      setData: (type: string, text: string) => this.#data.set(type, text),
    };
    view.dom.dispatchEvent(Object.assign(event, { clipboardData }));
  }
}
