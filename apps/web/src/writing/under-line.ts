import { Decoration } from "@tiptap/pm/view";

/** An element under a line, behind what says that the line was written down for somebody: between blocks, where no caret comes. */
export const underLine = (pos: number, name: string, host: HTMLElement): Decoration =>
  Decoration.widget(pos, () => host, {
    key: name,
    name,
    side: -0.5,
    marks: [],
    stopEvent: () => true,
    ignoreSelection: true,
  });
