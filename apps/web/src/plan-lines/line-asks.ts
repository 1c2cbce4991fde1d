import type { EditorView } from "@tiptap/pm/view";

/** What the plan's editor asks the page for: somebody's answer to the line at the caret, who does it by when, or the plan's questions. */
export const LINE_ASKS = ["answer", "who", "questions"] as const;
export type LineAsk = (typeof LINE_ASKS)[number];

/** The event that carries it. It bubbles. */
export const ASK = "lineask";

export function askOfLine({ dom }: Pick<EditorView, "dom">, ask: LineAsk): true {
  dom.dispatchEvent(new CustomEvent(ASK, { bubbles: true, detail: ask }));
  return true;
}

export const askIn = (event: Event): LineAsk | undefined =>
  event instanceof CustomEvent ? LINE_ASKS.find((ask) => ask === event.detail) : undefined;

/** Alt and F7 to answer, beside Alt and F8 for what a word means; with Shift for who and when. */
export function askOfKey({ altKey, ctrlKey, metaKey, shiftKey, key }: KeyboardEvent): LineAsk | undefined {
  if (key !== "F7" || !altKey || ctrlKey || metaKey) return undefined;
  return shiftKey ? "who" : "answer";
}
