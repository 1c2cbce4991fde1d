import type { KeptPlan } from "@ourwords/export";
import { outcomeKey, type OutcomeName, type Who, whoValue } from "@ourwords/note";
import type { Participant } from "@ourwords/protocol";
import type * as Y from "yjs";
import type { Random } from "../random.ts";

const BECAME = { did: "did it", changed: "it changed", "let-go": "let it go" } as const;
const OUTCOMES = ["did", "changed", "let-go"] as const satisfies readonly OutcomeName[];
/** Row and time of the seal. */
const SEAL = { seq: 7, at: Date.UTC(2026, 10, 9, 15) } as const;

interface LastTimeOf {
  readonly doc: Y.Doc;
  readonly people: readonly Participant[];
  readonly token: () => string;
}

/** A plan that was kept before, what each says became of its lines, and how a copy should say it: line by line, in one piece. */
export function randomLastTime(
  random: Random,
  { doc, people, token }: LastTimeOf,
): { readonly kept: KeptPlan; readonly sentences: readonly string[] } {
  const sentences: string[] = [];
  const plan = Array.from({ length: 1 + random.below(3) }, (_, index) => {
    const line = `kept${index}`.padEnd(12, "0");
    const text = `${token()} ${token()}`;
    const [somebody] = random.next() < 0.5 ? people : [];
    const who: Who[] = somebody ? [{ participant: somebody.id }] : [];
    const by = random.next() < 0.5 ? undefined : `on ${token()}`;
    const said = people.filter(() => random.next() < 0.6);
    const became = said.map(({ id: participant, name }) => {
      const is = OUTCOMES[random.below(OUTCOMES.length)] ?? "did";
      doc.getMap("outcomes").set(outcomeKey({ seal: SEAL.seq, line, participant }), is);
      return `${name}: ${BECAME[is]}.`;
    });
    const facts = [somebody?.name ?? "", by ?? ""].filter((each) => each !== "").join(" · ");
    sentences.push(
      [
        `“${text}”`,
        ...(facts === "" ? [] : [`(${facts})`]),
        ...(became.length > 0 ? became : ["Nobody has said yet."]),
      ].join(" "),
    );
    const value = whoValue(who);
    return {
      node: "paragraph",
      attributes: { line, ...(value !== undefined && { who: value }), ...(by !== undefined && { by }) },
      pieces: [{ text }],
    };
  });
  return { kept: { seal: SEAL, content: { plan } }, sentences };
}
