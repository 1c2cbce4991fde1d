import { redoDepth, undoDepth } from "@tiptap/pm/history";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "y-prosemirror";

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What came from elsewhere, with how many events this page's history had begun by then. */
interface Written extends Range {
  readonly at: number;
}

interface OthersWriting {
  /** how many events of the history were ever begun */
  readonly begun: number;
  /** for each event that can be undone, which one it was; likewise for redo */
  readonly done: readonly number[];
  readonly undone: readonly number[];
  readonly written: readonly Written[];
}

const key = new PluginKey<OthersWriting>("othersSince");

/** Remembers where others changed the text after which event of this page's history, for `othersSince`. */
export const othersSincePlugin = (): Plugin<OthersWriting> =>
  new Plugin<OthersWriting>({
    key,
    state: {
      init: () => ({ begun: 0, done: [], undone: [], written: [] }),
      apply: (transaction, before, state) => {
        const now = caughtUp(before, state);
        if (!transaction.docChanged) return now;
        const moved = now.written.flatMap(({ from, to, at }) => {
          const range = { from: transaction.mapping.map(from, 1), to: transaction.mapping.map(to, -1), at };
          return range.to > range.from ? [range] : [];
        });
        return { ...now, written: isRemote(transaction) ? withNews(moved, transaction, now.begun) : moved };
      },
    },
  });

/** AU9: what others wrote or changed since the event began that the next undo (or redo) takes back. */
export function othersSince(state: EditorState, what: "undo" | "redo"): readonly Range[] {
  const before = key.getState(state);
  if (!before) return [];
  const { done, undone, written } = caughtUp(before, state);
  const began = (what === "undo" ? done : undone).at(-1) ?? 0;
  return written.filter(({ at }) => at >= began);
}

const isRemote = (transaction: Transaction): boolean => transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true;

/** Takes in what the transaction before did to the history: a plugin sees its own transaction's history only afterwards. */
function caughtUp(before: OthersWriting, state: EditorState): OthersWriting {
  const depths = [undoDepth(state), redoDepth(state)] as const;
  if (before.done.length === depths[0] && before.undone.length === depths[1]) return before;
  let { begun } = before;
  const [done, undone] = [before.done, before.undone].map((events, which) => {
    const depth = depths[which] ?? 0;
    // An undo takes one from the end; a history that is too long loses several from its beginning.
    if (depth === events.length - 1) return events.slice(0, depth);
    if (depth < events.length) return events.slice(events.length - depth);
    return [...events, ...Array.from({ length: depth - events.length }, () => ++begun)];
  });
  const kept = { begun, done: done ?? [], undone: undone ?? [] };
  const oldest = Math.min(kept.done[0] ?? Infinity, kept.undone[0] ?? Infinity);
  return { ...kept, written: before.written.filter(({ at }) => at >= oldest) };
}

function withNews(written: readonly Written[], { mapping }: Transaction, at: number): readonly Written[] {
  let all = [...written];
  mapping.maps.forEach((map, index) => {
    const later = mapping.slice(index + 1);
    map.forEach((_from, _to, start, end) => {
      let news = { from: later.map(start, -1), to: later.map(end, 1), at };
      const touches = (each: Written): boolean => each.at === at && each.from <= news.to && each.to >= news.from;
      for (const { from, to } of all.filter(touches))
        news = { from: Math.min(from, news.from), to: Math.max(to, news.to), at };
      all = [...all.filter((each) => !touches(each)), news];
    });
  });
  return all;
}
