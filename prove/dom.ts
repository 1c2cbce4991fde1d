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
  const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
  const target: Record<string, unknown> = globalThis;
  for (const name of NEEDED) target[name] ??= window[name];
  Object.assign(globalThis, {
    window,
    getSelection: () => window.getSelection(),
    innerHeight: window.innerHeight,
    requestAnimationFrame: (task: () => void) => setTimeout(task, 0),
    cancelAnimationFrame: clearTimeout,
  });
  Object.assign(window.document, { elementFromPoint: () => null });
  Object.assign(window.Range.prototype, {
    getClientRects: () => [],
    getBoundingClientRect: () => ({ left: 0, right: 0, top: 0, bottom: 0 }),
  });
}
