import { parseReason, parseReasonKey, planLines, type ReasonKey } from "@ourwords/note";
import type { ParticipantId } from "@ourwords/protocol";
import type * as Y from "yjs";
import { type CharSet, setOf } from "./char-set.ts";
import { isText } from "./items-in.ts";
import type { Ledger } from "./ledger.ts";
import { livingTexts } from "./living-texts.ts";
import { wantedIn } from "./wanted-in.ts";

/** What became of quoted words: they stand as they were; they say something else, or stand apart; they were taken out. */
export type QuoteNow =
  | { readonly state: "stands" }
  | { readonly state: "changed"; readonly text: string }
  | { readonly state: "gone" };

/** "Because you said…": a quote under a plan line. */
export interface QuotedReason extends ReasonKey {
  /** of the quoted words */
  readonly author: ParticipantId | undefined;
  readonly text: string;
  readonly now: QuoteNow;
}

/** AU11: all quotes of a note, in the order of the plan's lines, then those under lines that are gone. */
export function reasonsIn(doc: Y.Doc, ledger: Ledger): QuotedReason[] {
  const found = [...doc.getMap("reasons")].flatMap(([name, value]) => {
    const key = parseReasonKey(name);
    const reason = parseReason(value);
    return key && reason ? [{ name, key, text: reason.text, spans: [] as string[], wanted: setOf(key.anchor) }] : [];
  });
  if (found.length === 0) return [];
  for (const { text } of livingTexts(doc))
    for (const each of found) {
      const span = spanIn(text, each.wanted, ledger);
      if (span !== undefined) each.spans.push(span);
    }
  const place = new Map(planLines(doc).map(({ id }, index) => [id, index]));
  const order = ({ line }: ReasonKey): number => place.get(line) ?? place.size;
  return found
    .toSorted((one, other) => order(one.key) - order(other.key) || (one.name < other.name ? -1 : 1))
    .map(({ key, text, spans }) => ({
      ...key,
      author: ledger.voiceOf(key.anchor[0]?.client ?? 0)?.author,
      text,
      now: nowOf(text, spans.join("\n")),
    }));
}

const nowOf = (said: string, text: string): QuoteNow => {
  if (text === "") return { state: "gone" };
  return text === said ? { state: "stands" } : { state: "changed", text };
};

/** From the first to the last quoted letter of a text, with what was written between them. */
function spanIn(text: Y.XmlText, wanted: CharSet, ledger: Ledger): string | undefined {
  let plain = "";
  let from: number | undefined;
  let to = 0;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !isText(item)) continue;
    for (const { offset, length } of wantedIn(item, wanted, ledger)) {
      from ??= plain.length + offset;
      to = plain.length + offset + length;
    }
    plain += item.content.str;
  }
  return from === undefined ? undefined : plain.slice(from, to);
}
