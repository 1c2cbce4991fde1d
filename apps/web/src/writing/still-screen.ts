import { Extension } from "@tiptap/core";
import { ySyncPluginKey } from "y-prosemirror";
import { lineInSight, type SeenLine } from "./line-in-sight.ts";
import { Room } from "./room.ts";

/** An event of the window: its own person is about to have the view moved. */
export const OWN_MOVE = "ownmove";

/**
 * Nobody's view moves because of somebody else: what others change leaves the caret, or else the first line in sight, at its
 * height on the screen. Browsers hold on to something by themselves, but not to the caret, not below a caret at the page's
 * top, and some not at all. What a change draws comes in more than one go (the text, its colours, marks that React fills),
 * so the line is held until the next frame is painted.
 */
export class StillScreen {
  readonly #root: HTMLElement;
  readonly #room: Room;
  readonly #sizes: ResizeObserver;
  readonly #moves = new AbortController();
  #isOwn = false;
  #held: SeenLine | undefined;
  #frame = 0;
  /** how far the last correction was off: browsers scroll by whole pixels, and that must not add up */
  #rest = 0;

  /** `root`: the element of the editor in which others write. */
  constructor(root: HTMLElement) {
    this.#root = root;
    this.#room = new Room(root);
    this.#sizes = new ResizeObserver(() => this.#correct());
    this.#sizes.observe(root);
    const { signal } = this.#moves;
    // From here on the view is where its own person put it.
    for (const event of ["wheel", "touchmove", "pointerdown", "keydown", "resize", OWN_MOVE])
      window.addEventListener(event, this.#letGo, { signal, passive: true, capture: true });
  }

  /** Does what this page's own person did: the view goes along. */
  own(change: () => void): void {
    this.#letGo();
    change();
    // What is drawn because of it (colours, a mark) is part of it.
    this.#isOwn = true;
    queueMicrotask(() => queueMicrotask(() => (this.#isOwn = false)));
  }

  /** Does what others did to the editor. */
  others(change: () => void): void {
    if (this.#isOwn) return change();
    this.#held ??= lineInSight(this.#root, this.#rest);
    // What the browser holds on to by itself is another line: both would correct the same change.
    document.documentElement.style.overflowAnchor = "none";
    change();
    // Twice: what the first frame brings to the page by being painted is put right before the second.
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#correct();
      this.#frame = requestAnimationFrame(() => {
        this.#correct();
        this.#held = undefined;
        document.documentElement.style.overflowAnchor = "";
      });
    });
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#sizes.disconnect();
    this.#moves.abort();
    document.documentElement.style.overflowAnchor = "";
    this.#room.close();
  }

  readonly #letGo = (): void => {
    this.#correct();
    this.#held = undefined;
    this.#rest = 0;
  };

  #correct(): void {
    const by = this.#held?.movedBy();
    if (by !== undefined) this.#rest = this.#room.scroll(by, this.#held?.isCaret === true);
  }
}

/** The same for an editor. Where nothing is laid out there is nothing to hold. */
export const stillScreen = Extension.create({
  name: "stillScreen",
  // Nearest to the editor: around nothing but the change itself.
  priority: 0,
  addStorage: (): { screen: StillScreen | undefined } => ({ screen: undefined }),
  onCreate() {
    if (typeof ResizeObserver !== "undefined") this.storage.screen = new StillScreen(this.editor.view.dom);
  },
  onDestroy() {
    this.storage.screen?.close();
  },
  dispatchTransaction({ transaction, next }) {
    const { screen } = this.storage;
    const isOwn =
      transaction.getMeta(ySyncPluginKey) === undefined && (transaction.docChanged || transaction.selectionSet);
    if (!screen) next(transaction);
    else if (isOwn) screen.own(() => next(transaction));
    else screen.others(() => next(transaction));
  },
});
