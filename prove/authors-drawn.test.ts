import { TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import type { ScribeFacts } from "../apps/web/src/writing/scribe-facts.ts";
import { blocksOf, caret, enterAt, noteForTwo, type TestPage, typeAt } from "./note-for-two.ts";

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

/** Each run that a scribe wrote: who typed it, what its author said, which words. */
const writtenDown = ({ editor }: TestPage): string[] =>
  [...editor.view.dom.querySelectorAll<HTMLElement>("[data-scribe]")].map(
    (run) => `${run.dataset["scribe"]} ${run.dataset["check"]}: ${run.textContent ?? ""}`,
  );

/** What stands under the blocks; `-` is a block. */
const under = ({ editor }: TestPage): string[] =>
  [...editor.view.dom.children].map((each) => (each.matches(".scribe-line") ? (each.textContent ?? "") : "-"));

const inShort = ({ unchecked, notQuite }: ScribeFacts): string | undefined =>
  [
    ...unchecked.map((scribe) => `by ${scribe.slice(0, 2)}`),
    ...notQuite.map((author) => `not ${author.slice(0, 2)}`),
  ].join(", ") || undefined;

/** Dr Ali writes, and then writes down Sam's words behind that: "ALI sam". */
async function withWordsWrittenDown() {
  const { sayScribes } = await import("../apps/web/src/writing/authors-plugin.ts");
  const note = await noteForTwo();
  const { ali, sam, settle } = note;
  for (const { editor } of [ali, sam]) sayScribes(editor.view, inShort);
  typeAt(ali, 1, "ALI ");
  await settle();
  const allowed = sam.connection.letScribe(sam.you.id, ali.you.id, true);
  await settle();
  expect(await allowed).toEqual({ ok: true });
  const asScribe = ali.connection.voices.find(({ scribe }) => scribe === ali.you.id);
  if (!asScribe) throw new Error("Dr Ali may not write for Sam");
  ali.connection.speakAs(asScribe.client);
  typeAt(ali, 5, "sam");
  await settle();
  const check = async (verdict: "mine" | "not-quite"): Promise<void> => {
    const answer = sam.connection.check(sam.you.id, verdict, [{ client: asScribe.client, clock: 0, length: 3 }]);
    await settle();
    expect(await answer).toEqual({ ok: true });
  };
  return { ...note, check };
}

test("AU12, AU16: words written down for somebody say so on both pages until their author says yes; then they look like the author's own", async () => {
  const { ali, sam, check, close } = await withWordsWrittenDown();
  for (const page of [ali, sam]) {
    expect(drawn(page)).toEqual([`${ali.you.look}: ALI `, `${sam.you.look}: sam`]);
    expect(writtenDown(page)).toEqual(["DA open: sam"]);
    expect(under(page)).toEqual(["-", "by p0"]);
  }
  await check("not-quite");
  for (const page of [ali, sam]) {
    expect(writtenDown(page)).toEqual(["DA not-quite: sam"]);
    expect(under(page)).toEqual(["-", "not p1"]);
  }
  await check("mine");
  for (const page of [ali, sam]) {
    expect(writtenDown(page)).toEqual(["DA mine: sam"]);
    expect(under(page)).toEqual(["-"]);
  }
  await close();
});

test("AU12: the line under a block is no part of the note: it goes along with its words through Enter and Backspace, and changes its language", async () => {
  const { sayScribes } = await import("../apps/web/src/writing/authors-plugin.ts");
  const { ali, sam, settle, close } = await withWordsWrittenDown();
  const settledAs = async (blocks: readonly string[], shown: readonly string[]): Promise<void> => {
    await settle();
    for (const page of [ali, sam]) {
      expect(blocksOf(page)).toEqual(blocks);
      expect(under(page)).toEqual(shown);
    }
  };
  // A new line behind it, and away with that again.
  enterAt(sam, 8);
  await settledAs(["ALI sam", ""], ["-", "by p0", "-"]);
  caret(sam, 10);
  sam.editor.commands.joinBackward();
  await settledAs(["ALI sam"], ["-", "by p0"]);
  // Between the two authors: only the half with Sam's words says it.
  enterAt(sam, 5);
  await settledAs(["ALI ", "sam"], ["-", "-", "by p0"]);
  sam.editor.commands.joinBackward();
  await settledAs(["ALI sam"], ["-", "by p0"]);
  const { state } = sam.editor;
  expect(state.doc.textBetween(0, state.doc.content.size)).toBe("ALI sam");
  const before = sam.editor;
  sayScribes(before.view, (facts) => inShort(facts)?.replace("by", "von"));
  await settle();
  expect(under(sam)).toEqual(["-", "von p0"]);
  await close();
});
