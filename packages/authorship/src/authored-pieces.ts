import type { PlanPiece } from "@ourwords/protocol";
import type * as Y from "yjs";
import { type AuthorRun, authorRunsOf } from "./author-runs.ts";
import type { Ledger } from "./ledger.ts";

/** Words of one voice in one style. */
export interface AuthoredPiece extends Omit<AuthorRun, "from" | "to"> {
  readonly text: string;
  /** names of the schema's marks */
  readonly marks: readonly string[];
}

/** AU15: what a text says, in pieces of one voice and one style each. */
export function authoredPieces(text: Y.XmlText, ledger: Ledger): AuthoredPiece[] {
  const styled = styledParts(text);
  return authorRunsOf(text, ledger).flatMap(({ from, to, ...run }) =>
    styled.flatMap((part): AuthoredPiece[] => {
      const words = part.text.slice(Math.max(0, from - part.from), Math.max(0, to - part.from));
      return words === "" ? [] : [{ ...run, text: words, marks: part.marks }];
    }),
  );
}

/** The same for a page that shows text nobody can write in. */
export const planPiece = ({ text, marks, voice, check }: AuthoredPiece): PlanPiece => ({
  text,
  marks,
  ...(voice && { author: voice.author }),
  ...(voice?.scribe !== undefined && { scribe: voice.scribe }),
  ...(check && { check }),
});

/** A text in parts of one style each, and where each begins. */
function styledParts(
  text: Y.XmlText,
): { readonly from: number; readonly text: string; readonly marks: readonly string[] }[] {
  let from = 0;
  const parts: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  return parts.flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== "string") return [];
    const part = { from, text: insert, marks: Object.keys(attributes) };
    from += insert.length;
    return [part];
  });
}
