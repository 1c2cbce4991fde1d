import * as Y from "yjs";

/**
 * The plan's six questions. All optional, in any order. The wording is for the person to read; what each maps to in a
 * record's standard headings is the export's business.
 */
export const PLAN_QUESTIONS: readonly string[] = [
  "What matters to me, and what I’m good at",
  "What gets in the way",
  "What I hope for",
  "Who will do what, by when",
  "If things get harder",
  "When we look at this again",
];

/** Ids are good in one note only, so these may be the same in every note. */
export const templateLine = (number: number): string => `question${String(number + 1).padStart(4, "0")}`;

const textblock = (name: string, text: string): Y.XmlElement => {
  const element = new Y.XmlElement(name);
  element.insert(0, [new Y.XmlText(text)]);
  return element;
};

/** Writes the empty note: one line to start the story, six questions with a line under each. Once, by the server (RM5). */
export function writeTemplate(doc: Y.Doc): void {
  doc.transact(() => {
    doc.getXmlFragment("story").push([textblock("paragraph", "")]);
    const plan = doc.getXmlFragment("plan");
    for (const [number, question] of PLAN_QUESTIONS.entries()) {
      const heading = textblock("heading", question);
      heading.setAttribute("level", LEVEL);
      const line = textblock("paragraph", "");
      line.setAttribute("line", templateLine(number));
      plan.push([heading, line]);
    }
  });
}

// Yjs types attributes as strings, but stores any value; ProseMirror's heading needs the number.
const LEVEL = 3 as unknown as string; // reason: Y.XmlElement's default attribute type is too narrow
