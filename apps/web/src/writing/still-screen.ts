import { Extension } from "@tiptap/core";
import { ySyncPluginKey } from "y-prosemirror";
import { browserClock } from "../browser/browser-clock.ts";
import { isShown } from "./is-shown.ts";
import { lineInSight, type SeenLine } from "./line-in-sight.ts";
import { Room } from "./room.ts";

/** An event of the window: its own person is about to have the view moved. */
export const OWN_MOVE = "ownmove";

/** React may fill or empty what stands beside a line (answers, marks) some frames later, on a slow phone many. */
const LATE_MS = 600;

/**
 * Nobody's view moves because of somebody else: what others change leaves the caret, or else the first line in sight, at its
 * height on the screen. Browsers hold on to something by themselves, but not to the caret, not below a caret at the page's
 * top, and some not at all. What a change draws comes in more than one go (the text, its colours, what React fills), so the
 * line is held for a while longer; whatever this page's own person does ends that at once.
 */
export class StillScreen {
  /** The page's editors hold on to the same caret, and most pages scroll as one. */
  static readonly #all = new Set<StillScreen>();
  readonly #root: HTMLElement;
  readonly #room: Room;
  readonly #sizes: ResizeObserver;
  readonly #moves = new AbortController();
  #isOwn = false;
  #held: SeenLine | undefined;
  #frame = 0;
  #cancelEnd: () => void = () => {};
  /** the change itself has been put right: where the page got shorter, the browser scrolled by itself before that */
  #isSettled = true;
  /** how far the last correction was off: browsers scroll by whole pixels, and that must not add up */
  #rest = 0;

  /** `root`: the element of the editor in which others write. */
  constructor(root: HTMLElement) {
    this.#root = root;
    this.#room = new Room(root);
    this.#sizes = new ResizeObserver(() => this.#correct());
    for (const sized of [root, document.body]) this.#sizes.observe(sized);
    StillScreen.#all.add(this);
    const { signal } = this.#moves;
    // From here on the view is where its own person put it.
    for (const event of ["wheel", "touchmove", "keydown", "resize", OWN_MOVE])
      window.addEventListener(event, this.#letGo, { signal, passive: true, capture: true });
    // What is pressed stays under the finger, or the press would come to nothing: nothing is put right any more.
    window.addEventListener("pointerdown", this.#drop, { signal, passive: true, capture: true });
    // By a scroll bar, or a search: nothing else tells of those.
    window.addEventListener("scroll", () => this.#goAlong(), { signal, passive: true, capture: true });
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
    // Behind its tab an editor moves nothing.
    if (this.#isOwn || !isShown(this.#root)) return change();
    if (!this.#held) {
      // What another editor has still to put right is not where the line belongs.
      for (const each of StillScreen.#all) each.#correct();
      this.#room.takePlace();
      this.#held = lineInSight(this.#root, this.#rest);
    }
    // What the browser holds on to by itself is another line: both would correct the same change.
    document.documentElement.style.overflowAnchor = "none";
    change();
    this.#cancelEnd();
    this.#isSettled = false;
    // Twice: what the first frame brings to the page by being painted is put right before the second.
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#correct();
      this.#frame = requestAnimationFrame(() => {
        this.#correct();
        this.#isSettled = true;
        this.#cancelEnd = browserClock.after(LATE_MS, () => this.#end());
      });
    });
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#cancelEnd();
    this.#sizes.disconnect();
    this.#moves.abort();
    StillScreen.#all.delete(this);
    this.#end();
    this.#room.close();
  }

  readonly #letGo = (): void => {
    this.#correct();
    this.#drop();
  };

  readonly #drop = (): void => {
    this.#held = undefined;
    this.#rest = 0;
  };

  /** The view is not where it was left: its own person moved it, and what they left is held no more. */
  #goAlong(): void {
    if (!this.#held || !this.#isSettled || !this.#room.hasLeftPlace()) return;
    this.#rest = 0;
    this.#end();
  }

  #end(): void {
    this.#held = undefined;
    if ([...StillScreen.#all].every((each) => !each.#held)) document.documentElement.style.overflowAnchor = "";
  }

  #correct(): void {
    const by = this.#held?.movedBy();
    if (by === undefined) return;
    this.#rest = this.#room.scroll(by, this.#held?.isCaret === true);
    for (const each of StillScreen.#all) each.#room.takePlace();
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
