import { Plugin } from "@tiptap/pm/state";
import { DecorationSet } from "@tiptap/pm/view";
import { composingRange } from "./composing-range.ts";

/**
 * The same plugin, whose widgets stay out of the page where somebody composes: behind an element that can't be edited,
 * Chromium gives the composition up with its next letter and writes the word a second time.
 */
export function awayFromComposition<State>({ spec }: Plugin<State>): Plugin<State> {
  let isComposing = false;
  const away: Plugin<State> = new Plugin<State>({
    ...spec,
    props: {
      ...spec.props,
      decorations: (state) => {
        const shown = spec.props?.decorations?.call(away, state);
        if (!isComposing || !(shown instanceof DecorationSet)) return shown;
        const { from, to } = composingRange(state);
        return shown.remove(shown.find(from, to).filter((each) => each.from === each.to));
      },
      handleDOMEvents: {
        compositionstart: (view) => {
          isComposing = true;
          // Before the browser puts the first letter in.
          view.updateState(view.state);
          return false;
        },
        compositionend: () => {
          isComposing = false;
          return false;
        },
      },
    },
  });
  return away;
}
