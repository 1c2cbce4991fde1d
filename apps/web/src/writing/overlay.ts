import { Plugin, PluginKey } from "@tiptap/pm/state";
import { type Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";

/**
 * What is drawn over the text by code that comes only when it is wanted: explained words, what is out of sight, prompts,
 * words of the story that the plan quotes, and what is said under lines of the two.
 */
export type OverlayName = "explained" | "aside" | "prompted" | "quoted" | "underLines";

const keys: Readonly<Record<OverlayName, PluginKey<DecorationSet>>> = {
  explained: new PluginKey("explained"),
  aside: new PluginKey("aside"),
  prompted: new PluginKey("prompted"),
  quoted: new PluginKey("quoted"),
  underLines: new PluginKey("underLines"),
};

/** Holds one overlay, and moves it along with the text. Whoever draws it looks after everything else. */
export const overlay = (name: OverlayName): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key: keys[name],
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, drawn) => {
        const news: readonly Decoration[] | undefined = transaction.getMeta(keys[name]);
        return news
          ? DecorationSet.create(transaction.doc, [...news])
          : drawn.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => keys[name].getState(state) },
  });

export const drawnOver = ({ state }: Pick<EditorView, "state">, name: OverlayName): DecorationSet =>
  keys[name].getState(state) ?? DecorationSet.empty;

/** Whether an editor has this overlay at all. */
export const hasOverlay = ({ state }: Pick<EditorView, "state">, name: OverlayName): boolean =>
  keys[name].getState(state) !== undefined;

/** Draws an overlay anew, unless it looks like that already. */
export function drawOver(view: EditorView, name: OverlayName, decorations: readonly Decoration[]): void {
  const before = drawnOver(view, name).find();
  if (before.map(fingerprint).sort().join() === decorations.map(fingerprint).sort().join()) return;
  view.dispatch(view.state.tr.setMeta(keys[name], decorations).setMeta("addToHistory", false));
}

const fingerprint = ({ from, to, spec }: Decoration): string => `${from} ${to} ${spec["name"] ?? ""}`;
