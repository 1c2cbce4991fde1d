import { mayClose } from "./closing.ts";

/** Beside a video call: as wide as a phone. */
const SIZE = { width: 380, height: 720 };

/** A window of its own that holds the note beside a call. */
export interface SmallWindow {
  /** The browser keeps it over all other windows, and closes it together with this page. */
  readonly isOnTop: boolean;
  readonly isClosed: () => boolean;
  /** `false` when something in it would be lost: then it stays. */
  readonly close: () => boolean;
}

declare global {
  interface Window {
    /** not everywhere: https://wicg.github.io/document-picture-in-picture/ */
    readonly documentPictureInPicture?: { requestWindow(size: typeof SIZE): Promise<Window> };
  }
}

/**
 * Opens this page once more: in the browser's picture-in-picture window, or in an ordinary small one. Only right after a
 * press. `undefined` when the browser lets us do neither, and says so itself.
 */
export async function openSmallWindow(): Promise<SmallWindow | undefined> {
  // Nothing is waited for where there is none: some browsers open a window only in the press itself.
  const onTop = window.documentPictureInPicture && (await pictureInPicture(window.documentPictureInPicture));
  if (onTop) return { isOnTop: true, ...closing(onTop, pageIn(onTop)) };
  const popup = window.open(location.href, "_blank", `popup,width=${SIZE.width},height=${SIZE.height}`);
  return popup ? { isOnTop: false, ...closing(popup, () => popup) } : undefined;
}

async function pictureInPicture(api: NonNullable<Window["documentPictureInPicture"]>): Promise<Window | undefined> {
  try {
    return await api.requestWindow(SIZE);
  } catch {
    return undefined;
  }
}

/**
 * Fills the browser's empty window with a page load of its own. React and the editor hold on to the document they were made
 * in: moved into another one, keys, selection and dialogs would go on looking at the first.
 */
function pageIn(onTop: Window): () => Window | null {
  const { document: around } = onTop;
  around.title = document.title;
  around.documentElement.lang = document.documentElement.lang;
  around.documentElement.style.colorScheme = "light dark";
  // oxlint-disable-next-line react/iframe-missing-sandbox -- reason: it holds this very page, which needs all it can do here
  const frame = around.createElement("iframe");
  frame.title = document.title;
  frame.src = location.href;
  Object.assign(frame.style, { position: "fixed", inset: "0", inlineSize: "100%", blockSize: "100%", border: "0" });
  around.body.append(frame);
  // Keys go to the note, Shift three times as well.
  const focus = (): void => frame.contentWindow?.focus();
  frame.addEventListener("load", focus);
  onTop.addEventListener("focus", focus);
  return () => frame.contentWindow;
}

const closing = (around: Window, page: () => Window | null): Pick<SmallWindow, "isClosed" | "close"> => ({
  isClosed: () => around.closed,
  close: () => {
    const inside = page();
    if (inside && !around.closed && !mayClose(inside)) return false;
    around.close();
    return true;
  },
});
