import type { FragmentName } from "@ourwords/note";
import type { Editor } from "@tiptap/core";
import type { PlaceInEditor } from "../since/place-on-screen.ts";
import { drawnOver } from "../writing/overlay.ts";

type Editors = Readonly<Record<FragmentName, Editor>>;

/** Where a quote is shown now: its words in the story, or what stands under its line in the plan. `name`: its key in the map. */
export function quotePlace(name: string, fragment: FragmentName, editors: Editors): PlaceInEditor | undefined {
  const editor = editors[fragment];
  if (fragment === "plan") {
    const at = wayOf(name, fragment, editors)?.closest<HTMLElement>(".line-because");
    return at ? { fragment, editor, at } : undefined;
  }
  const parts = drawnOver(editor.view, "quoted").find(undefined, undefined, (spec) => spec["name"] === name);
  if (parts.length === 0) return undefined;
  const at = { from: Math.min(...parts.map(({ from }) => from)), to: Math.max(...parts.map(({ to }) => to)) };
  return { fragment, editor, at };
}

/** What leads from there to the other sheet. */
export const wayOf = (name: string, fragment: FragmentName, editors: Editors): HTMLElement | null =>
  editors[fragment].view.dom.querySelector(`[data-reason="${CSS.escape(name)}"]`);
