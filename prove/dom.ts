import { JSDOM } from "jsdom";

const NEEDED = [
  "document",
  "Node",
  "Element",
  "HTMLElement",
  "Text",
  "MutationObserver",
  "DOMParser",
  "Range",
  "InputEvent",
  "KeyboardEvent",
  "DocumentFragment",
  "ShadowRoot",
] as const;

/** Gives Node the DOM that a real TipTap editor needs. What measures pixels answers with nothing: there is no layout here. */
export function installDom(): void {
  const { window } = new JSDOM("<!doctype html><body></body>");
  const target: Record<string, unknown> = globalThis;
  for (const name of NEEDED) target[name] ??= window[name];
  Object.assign(globalThis, {
    window,
    getSelection: () => window.getSelection(),
    innerHeight: window.innerHeight,
    // jsdom has none, and pasting by program makes one.
    ClipboardEvent: class extends window.Event {},
  });
  Object.assign(window.document, { elementFromPoint: () => null });
  Object.assign(window.Range.prototype, {
    getClientRects: () => [],
    getBoundingClientRect: () => ({ left: 0, right: 0, top: 0, bottom: 0 }),
  });
}
