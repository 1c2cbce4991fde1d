import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { type Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { authorDecorations, type Block, sameDecorations } from "./author-decorations.ts";
import { blockAuthors } from "./block-authors.ts";
import { blocksIn, type Dirty, dirtiedBy } from "./dirty-blocks.ts";
import type { ScribeWords } from "./scribe-facts.ts";
import { isLineOf } from "./scribe-line.ts";

interface Authors {
  readonly shown: DecorationSet;
  /** where authors have not been asked since it changed; everywhere at the start and when the ledger is new */
  readonly dirty: Dirty;
  /** until the page has said how, nothing is said of words that were written down for somebody */
  readonly scribeWords?: ScribeWords;
}

interface Drawn {
  readonly block: Block;
  readonly as: Decoration[];
}

type Change =
  | { readonly ask: "all"; readonly scribeWords?: ScribeWords }
  | { readonly drawn: readonly Drawn[]; readonly left: Dirty };

const key = new PluginKey<Authors>("authors");

/** In what words an editor says who wrote something down for whom. Others, in another language or with other names, take their place. */
export const sayScribes = ({ state, dispatch }: EditorView, scribeWords: ScribeWords): void =>
  dispatch(state.tr.setMeta(key, { ask: "all", scribeWords } satisfies Change));

/**
 * AU12: draws whose words are whose. The set is mapped through every step; only blocks that a step touched are asked again,
 * and only drawn again when they look different. While somebody composes (IME), their block waits until they are done.
 */
export function authorsPlugin(connection: NoteConnection, name: FragmentName): Plugin<Authors> {
  // What was asked and looked right already: no transaction is spent on saying so, for that would double the cost of a key.
  const settled = new WeakSet<object>();
  return new Plugin<Authors>({
    key,
    state: {
      init: () => ({ shown: DecorationSet.empty, dirty: "all" }),
      apply: (transaction, authors) => {
        const change: Change | undefined = transaction.getMeta(key);
        if (change && "ask" in change) {
          const { ask: dirty, ...words } = change;
          return { ...authors, ...words, dirty };
        }
        const shown = authors.shown.map(transaction.mapping, transaction.doc);
        if (change) return { ...authors, shown: draw(shown, transaction, change.drawn), dirty: change.left };
        return { ...authors, shown, dirty: dirtiedBy(transaction, settled.has(authors) ? [] : authors.dirty) };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.shown,
      handleDOMEvents: {
        compositionend: (view) => {
          askSoon(view);
          return false;
        },
      },
    },
    view: (view) => {
      const stop = connection.onAuthors(() => view.dispatch(view.state.tr.setMeta(key, { ask: "all" })));
      askSoon(view);
      return { update: askSoon, destroy: stop };
    },
  });

  /** After this turn, when Yjs has what the editor has, and before the browser paints. */
  function askSoon(view: EditorView): void {
    const authors = key.getState(view.state);
    if (authors && authors.dirty.length > 0 && !settled.has(authors)) queueMicrotask(() => ask(view));
  }

  function ask(view: EditorView): void {
    const authors = view.isDestroyed ? undefined : key.getState(view.state);
    const state = connection.state();
    if (!authors || settled.has(authors) || state.phase !== "open") return;
    const people = new Map(state.people.map((person) => [person.id, person]));
    const fragment = connection.doc.getXmlFragment(name);
    const { doc, selection } = view.state;
    const drawn: Drawn[] = [];
    const left: (readonly [number, number])[] = [];
    for (const block of blocksIn(doc, authors.dirty)) {
      const end = block.pos + block.node.nodeSize;
      if (view.composing && selection.head > block.pos && selection.head < end) {
        left.push([block.pos, end]);
        continue;
      }
      const runs = blockAuthors(fragment, doc.resolve(block.pos + 1), connection.ledger);
      const as = authorDecorations(block, runs, people, state.you.id, authors.scribeWords);
      if (!sameDecorations(shownIn(authors.shown, block), as)) drawn.push({ block, as });
    }
    if (drawn.length > 0) view.dispatch(view.state.tr.setMeta(key, { drawn, left } satisfies Change));
    else if (left.length === 0) settled.add(authors);
  }
}

function draw(shown: DecorationSet, { doc }: Transaction, drawn: readonly Drawn[]): DecorationSet {
  const old = drawn.flatMap(({ block }) => shownIn(shown, block));
  return shown.remove(old).add(
    doc,
    drawn.flatMap(({ as }) => as),
  );
}

/** Also what reaches in from a neighbour: splitting a block stretches what was drawn in it over both halves. */
function shownIn(shown: DecorationSet, block: Block): Decoration[] {
  const end = block.pos + block.node.nodeSize;
  return shown.find(block.pos, end).filter((each) => (each.from < end && each.to > block.pos) || isLineOf(block, each));
}
