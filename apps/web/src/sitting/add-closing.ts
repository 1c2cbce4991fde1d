import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { NoteConnection } from "@ourwords/sync/client";
import { cleanText } from "../writing/clean-text.ts";

/** What somebody says at the end, one each for what they were asked; none of it has to say anything. */
export interface ClosingLine {
  readonly question: string;
  readonly words: string;
}

const isSaid = ({ words }: ClosingLine): boolean => cleanText(words).trim() !== "";

export const saysSomething = (lines: readonly ClosingLine[]): boolean => lines.some(isSaid);

/**
 * Writes closing lines at the end of the story, under a small heading, as words of `client`'s voice like any others: they can
 * be taken out, moved and checked. Who comes second writes under the heading that is there. The caret stays where it is.
 */
export function addClosing(
  connection: Pick<NoteConnection, "doc" | "speakAs">,
  client: number,
  { state: { tr, doc, schema }, view }: Editor,
  heading: string,
  lines: readonly ClosingLine[],
): void {
  const [title, paragraph] = [schema.nodes["heading"], schema.nodes["paragraph"]];
  if (!title || !paragraph || !saysSomething(lines)) return;
  const said = lines
    .filter(isSaid)
    .flatMap(({ question, words }) =>
      `${question} ${cleanText(words).trim()}`
        .split(/\s*\n\s*/u)
        .map((line) => paragraph.create(null, schema.text(line))),
    );
  const isUnder = lastHeading(doc)?.textContent === heading;
  const speaks = connection.doc.clientID;
  // The letters get the author of who says them, whoever wrote last on this page.
  connection.speakAs(client);
  try {
    view.dispatch(
      tr.insert(doc.content.size, isUnder ? said : [title.create({ level: 3 }, schema.text(heading)), ...said]),
    );
  } finally {
    connection.speakAs(speaks);
  }
}

function lastHeading(doc: Node): Node | undefined {
  for (let index = doc.childCount - 1; index >= 0; index--) {
    const block = doc.child(index);
    if (block.type.name === "heading") return block;
  }
  return undefined;
}
