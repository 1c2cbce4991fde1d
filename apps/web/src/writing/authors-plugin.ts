import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { type Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import { authorDecorations, type Block, sameDecorations } from "./author-decorations.ts";
import { blockAuthors } from "./block-authors.ts";

interface Authors {
  readonly shown: DecorationSet;
  /** ranges whose authors have not been asked since they changed; `all` at the start and when the ledger is new */
  readonly dirty: "all" | readonly (readonly [from: number, to: number])[];
}

type Change =
  | { readonly ask: "all" }
  | {
      readonly drawn: readonly { readonly block: Block; readonly as: Decoration[] }[];
      readonly left: Authors["dirty"];
    };

const key = new PluginKey<Authors>("authors");

/**
 * AU12: draws whose words are whose. The set is mapped through every step; only blocks that a step touched are asked again,
 * and only drawn again when they look different. While somebody composes (IME), their block waits until they are done.
 */
export function authorsPlugin(connection: NoteConnection, fragment: FragmentName): Plugin<Authors> {
  return new Plugin<Authors>({
    key,
    state: {
      init: () => ({ shown: DecorationSet.empty, dirty: "all" }),
      apply: (transaction, authors) => {
        const change: Change | undefined = transaction.getMeta(key);
        if (change && "ask" in change) return { ...authors, dirty: change.ask };
        const shown = authors.shown.map(transaction.mapping, transaction.doc);
        if (!change) return { shown, dirty: dirtied(authors.dirty, transaction) };
        return { shown: draw(shown, transaction, change.drawn), dirty: change.left };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.shown,
      handleDOMEvents: {
        compositionend: (view) => {
          ask(view, connection, fragment);
          return false;
        },
      },
    },
    view: (view) => {
      const stop = connection.onAuthors(() => view.dispatch(view.state.tr.setMeta(key, { ask: "all" })));
      ask(view, connection, fragment);
      return { update: () => ask(view, connection, fragment), destroy: stop };
    },
  });
}

function dirtied(dirty: Authors["dirty"], transaction: Transaction): Authors["dirty"] {
  if (dirty === "all" || !transaction.docChanged) return dirty;
  const { maps } = transaction.mapping;
  const mapped = dirty.map(
    ([from, to]) => [transaction.mapping.map(from, -1), transaction.mapping.map(to, 1)] as const,
  );
  const touched = maps.flatMap((map, index) => {
    const later = transaction.mapping.slice(index + 1);
    const ranges: (readonly [number, number])[] = [];
    map.forEach((_from, _to, from, to) => ranges.push([later.map(from, -1), later.map(to, 1)]));
    return ranges;
  });
  return [...mapped, ...touched];
}

function draw(
  shown: DecorationSet,
  { doc }: Transaction,
  drawn: readonly { readonly block: Block; readonly as: Decoration[] }[],
): DecorationSet {
  const old = drawn.flatMap(({ block }) => shownIn(shown, block));
  return shown.remove(old).add(
    doc,
    drawn.flatMap(({ as }) => as),
  );
}

const shownIn = (shown: DecorationSet, { pos, node }: Block): Decoration[] =>
  shown.find(pos, pos + node.nodeSize).filter(({ from, to }) => from >= pos && to <= pos + node.nodeSize);

/** After this turn, when Yjs has what the editor has: asks who wrote the dirty blocks. Before the browser paints. */
function ask(view: EditorView, connection: NoteConnection, name: FragmentName): void {
  const asked = key.getState(view.state)?.dirty;
  if (!asked || (asked !== "all" && asked.length === 0)) return;
  queueMicrotask(() => {
    const authors = key.getState(view.state);
    if (view.isDestroyed || !authors || (authors.dirty !== "all" && authors.dirty.length === 0)) return;
    const state = connection.state();
    if (state.phase !== "open") return;
    const people = new Map(state.people.map((person) => [person.id, person]));
    const fragment = connection.doc.getXmlFragment(name);
    const { doc, selection } = view.state;
    const drawn: { block: Block; as: Decoration[] }[] = [];
    const left: (readonly [number, number])[] = [];
    for (const block of blocksIn(doc, authors.dirty)) {
      const end = block.pos + block.node.nodeSize;
      if (view.composing && selection.head > block.pos && selection.head < end) {
        left.push([block.pos, end]);
        continue;
      }
      const runs = blockAuthors(fragment, doc.resolve(block.pos + 1), connection.ledger);
      const as = authorDecorations(block, runs, people, state.you.id);
      if (!sameDecorations(shownIn(authors.shown, block), as)) drawn.push({ block, as });
    }
    if (drawn.length > 0 || left.length === 0)
      view.dispatch(view.state.tr.setMeta(key, { drawn, left } satisfies Change));
  });
}

function blocksIn(doc: Block["node"], dirty: Authors["dirty"]): Block[] {
  const blocks = new Map<number, Block>();
  const visit = (node: Block["node"], pos: number): boolean => {
    if (node.isTextblock) blocks.set(pos, { pos, node });
    return !node.isTextblock;
  };
  if (dirty === "all") doc.descendants(visit);
  else
    for (const [from, to] of dirty) doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), visit);
  return [...blocks.values()];
}
