import { Extension } from "@tiptap/core";
import { overlay } from "./overlay.ts";

/** The story, whose words the plan may quote: its marks, and what is said under its lines. Who draws them comes when wanted. */
export const quotable = Extension.create({
  name: "quotable",
  addProseMirrorPlugins: () => [overlay("quoted"), overlay("underLines")],
});
