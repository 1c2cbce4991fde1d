import type { Acts, Scene } from "./acts.ts";
import { selectNear } from "./places.ts";

/** Writing new letters. */
export const TYPING: Acts = {
  type: [40, (scene) => type(scene, 1 + scene.random.below(3))],
  paste: [
    3,
    (scene) => {
      const { editor, random } = scene;
      if (random.next() < 0.5) editor.view.pasteText(lines(scene).join("\n"));
      else editor.view.pasteHTML(html(scene));
    },
  ],
};

export function type({ editor: { view }, letters, author }: Scene, count: number): void {
  for (const letter of letters.take(author, count)) view.dispatch(view.state.tr.insertText(letter));
}

/** Pastes over what stands there, whosever it is. */
export function pasteOver(scene: Scene): void {
  if (selectNear(scene.editor, scene.random, 3)) scene.editor.view.pasteText(lines(scene).join("\n"));
}

const lines = ({ random, letters, author }: Scene): string[] =>
  Array.from({ length: 1 + random.below(2) }, () => letters.take(author, 2 + random.below(3)));

/** What a clipboard may hold, also one that claims the words are another's (AU10). */
function html(scene: Scene): string {
  const [one = "", two = ""] = lines(scene);
  return scene.random.pick([
    `<p>${one}</p><p>${two}</p>`,
    `<ul><li>${one}</li><li><b>${two}</b></li></ul>`,
    `<h2>${one}</h2>${two}`,
    `<p data-pm-slice="1 1 []"><span class="author" data-look="navy" data-author="p1" data-client="1">${one}</span><em>${two}</em></p>`,
  ]);
}
