import { TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { noteForTwo, type TestPage, typeAt } from "./note-for-two.ts";

/** Each tinted run as it is drawn: whose look, which words. */
const drawn = ({ editor }: TestPage): string[] =>
  [...editor.view.dom.querySelectorAll<HTMLElement>(".w")].map(
    (run) => `${run.dataset["look"]}: ${run.textContent ?? ""}`,
  );

test("AU12: after a split no tint lies on both halves, and what another writes in one of them is drawn as theirs", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(ali, 1, "HOW SAY");
  ali.editor.view.dispatch(ali.editor.state.tr.setSelection(TextSelection.create(ali.editor.state.doc, 5)));
  ali.editor.commands.splitBlock();
  await settle();
  typeAt(sam, 7, "well, ");
  await settle();
  for (const page of [ali, sam])
    expect(drawn(page)).toEqual([`${ali.you.look}: HOW `, `${sam.you.look}: well, `, `${ali.you.look}: SAY`]);
  await close();
});
