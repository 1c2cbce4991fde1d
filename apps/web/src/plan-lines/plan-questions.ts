import { PLAN_QUESTIONS } from "@ourwords/note";
import type { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import type { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import type { Way } from "../writing/move-block.ts";
import { withNews } from "../writing/writing-news.ts";

/** One of the note's own questions, and where it stands in the plan, if it does as it was. */
export interface PlanQuestion {
  readonly text: string;
  readonly place: number | undefined;
}

export function questionsIn(plan: Node): readonly PlanQuestion[] {
  const places = new Map<string, number>();
  plan.forEach((node, pos) => {
    const text = node.textContent.trim();
    if (node.type.name === "heading" && !places.has(text)) places.set(text, pos);
  });
  return PLAN_QUESTIONS.map((text) => ({ text, place: places.get(text) }));
}

/** PL10: takes a question out. What stands under it stays, but for a line on which nothing was ever said. */
export function takeOutQuestion({ view }: Editor, text: string): void {
  const { tr, doc } = view.state;
  const place = questionsIn(doc).find((each) => each.text === text)?.place;
  const heading = place === undefined ? undefined : doc.nodeAt(place);
  if (place === undefined || !heading) return;
  const end = place + heading.nodeSize;
  const under = doc.nodeAt(end);
  const next = doc.nodeAt(end + (under?.nodeSize ?? 0));
  const isLeft = under && isBlank(under) && (!next || next.type.name === "heading");
  view.dispatch(closeHistory(tr.delete(place, isLeft ? end + under.nodeSize : end)));
}

/** PL10: moves a question past the one before or after it, with all that stands under both. Each is a heading and what follows. */
export function moveQuestion({ view }: Editor, text: string, way: Way): void {
  const { tr, doc } = view.state;
  const parts = partsOf(doc);
  const at = parts.findIndex(({ start }) => start === questionsIn(doc).find((each) => each.text === text)?.place);
  const [first, second] = way === "up" ? [parts[at - 1], parts[at]] : [parts[at], parts[at + 1]];
  if (at < 0 || !first || !second || view.composing) return;
  // The shorter of the two is written again: the less, the better for whoever writes there just now.
  const [from, to, target] =
    first.end - first.start < second.end - second.start
      ? [first.start, first.end, second.end]
      : [second.start, second.end, first.start];
  const { content } = doc.slice(from, to);
  tr.delete(from, to).insert(tr.mapping.map(target), content);
  view.dispatch(closeHistory(withNews(tr, way === "up" ? "moved-up" : "moved-down")));
}

/** The plan's headings, each with what follows it. What stands before the first is under none. */
function partsOf(plan: Node): readonly { readonly start: number; readonly end: number }[] {
  const starts: number[] = [];
  plan.forEach(({ type }, pos) => {
    if (type.name === "heading") starts.push(pos);
  });
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? plan.content.size }));
}

/** PL10: puts a question back, with a line under it: before the next of those that are there, or at the end. */
export function putBackQuestion({ view }: Editor, text: string): void {
  const { tr, doc, schema } = view.state;
  const questions = questionsIn(doc);
  const at = questions.findIndex((each) => each.text === text);
  const heading = schema.nodes["heading"]?.create({ level: 3 }, schema.text(text));
  const line = schema.nodes["paragraph"]?.create();
  if (at < 0 || questions[at]?.place !== undefined || !heading || !line) return;
  const after = questions.slice(at + 1).find(({ place }) => place !== undefined);
  const place = after?.place ?? doc.content.size;
  tr.insert(place, [heading, line]);
  tr.setSelection(TextSelection.create(tr.doc, place + heading.nodeSize + 1));
  view.dispatch(closeHistory(tr).scrollIntoView());
}

const isBlank = ({ type, content, attrs }: Node): boolean =>
  type.name === "paragraph" && content.size === 0 && attrs["who"] === null && attrs["by"] === null;
