import { type CharSet, charSet } from "@ourwords/authorship";
import type { ParticipantId } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { handClock } from "../browser/testing/hand-clock.ts";
import { ChangeNews, type ChangeTold } from "./change-news.ts";

const sam = "s".repeat(22) as ParticipantId; // reason: a fixed id of the right shape
const jo = "j".repeat(22) as ParticipantId; // reason: likewise

interface Told extends ChangeTold {
  readonly at: number;
}

/** A note of single letters: each author's letters count up from 0, and stand in that order. */
function listening() {
  const { clock, pass } = handClock();
  const living = new Map<ParticipantId, Map<number, string>>([
    [sam, new Map()],
    [jo, new Map()],
  ]);
  const records = new Map<ParticipantId, number>();
  const told: Told[] = [];
  const clients = [sam, jo];
  const lettersOf = (who: ParticipantId): Map<number, string> => living.get(who) ?? new Map();
  const news = new ChangeNews({
    clock,
    note: {
      living: () => {
        const all = charSet();
        for (const who of clients)
          for (const at of lettersOf(who).keys()) all.set({ client: clients.indexOf(who), clock: at, length: 1 }, true);
        return all;
      },
      textOf: (originals: CharSet) =>
        originals
          .all()
          .flatMap(({ client, clock, length }) =>
            Array.from({ length }, (_, by) => lettersOf(clients[client] ?? sam).get(clock + by) ?? ""),
          )
          .join(""),
    },
    recordOf: ({ author }) => String(records.get(author) ?? 0),
    tell: (each) => told.push({ ...each, at: clock.now() }),
  });
  const counts = new Map<ParticipantId, number>();
  const see = (what: "written" | "taken", who: ParticipantId, clock: number, text: string): void =>
    news.see([
      {
        what,
        voice: { author: who },
        sheet: "story",
        section: "start",
        chars: { client: clients.indexOf(who), clock, length: text.length },
        text,
      },
    ]);
  return {
    told,
    pass,
    clock,
    lettersOf,
    write: (who: ParticipantId, text: string): number => {
      const start = counts.get(who) ?? 0;
      counts.set(who, start + text.length);
      text.split("").forEach((letter, index) => lettersOf(who).set(start + index, letter));
      see("written", who, start, text);
      return start;
    },
    take: (who: ParticipantId, start: number, length: number): void => {
      let text = "";
      for (let at = start; at < start + length; at++) {
        text += lettersOf(who).get(at) ?? "";
        lettersOf(who).delete(at);
      }
      see("taken", who, start, text);
    },
    record: (of: ParticipantId) => records.set(of, (records.get(of) ?? 0) + 1),
  };
}

const short = (told: readonly Told[]): string[] =>
  told.map(({ voice, written, taken }) => `${voice.author === sam ? "Sam" : "Jo"} +${written} -${taken}`);

test("AU15: what one author writes is told once, after four seconds of quiet", () => {
  const { told, pass, write } = listening();
  for (const letter of "so tired".split("")) {
    write(sam, letter);
    pass(3_999);
    expect(told).toEqual([]);
  }
  pass(1);
  expect(short(told)).toEqual(["Sam +so tired -"]);
  pass(60_000);
  expect(told).toHaveLength(1);
});

test("AU15: what was typed and taken back before the pause was never there", () => {
  const { told, pass, write, take } = listening();
  const start = write(sam, "oops");
  take(sam, start, 4);
  pass(60_000);
  expect(told).toEqual([]);
});

test("AU15: own words taken out letter by letter are told as what they were", () => {
  const { told, pass, write, take } = listening();
  const start = write(sam, "one two three");
  pass(4_000);
  pass(26_000);
  for (let at = start + 12; at > start + 3; at--) take(sam, at, 1);
  pass(4_000);
  expect(short(told)).toEqual(["Sam +one two three -", "Sam + -two three"]);
});

test("AU8: words that somebody else took out are told by their record alone", () => {
  const { told, pass, write, take, record } = listening();
  const start = write(sam, "mine");
  pass(30_000);
  take(sam, start, 4);
  record(sam);
  pass(30_000);
  expect(short(told)).toEqual(["Sam +mine -"]);
});

test("AU15: two authors who pause together are told of eight seconds apart", () => {
  const { told, pass, write } = listening();
  write(sam, "one");
  write(jo, "two");
  pass(4_000);
  expect(short(told)).toEqual(["Sam +one -"]);
  pass(7_999);
  expect(told).toHaveLength(1);
  write(jo, " more");
  pass(1);
  expect(told).toHaveLength(1);
  pass(4_000);
  expect(short(told)).toEqual(["Sam +one -", "Jo +two more -"]);
});

test("AU15: whatever two people do, messages keep their distance, come after quiet, and tell of every word that stays", () => {
  const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
  console.log(`change news seed ${seed}`);
  for (let run = 0; run < 200; run++) {
    const random = mulberry(seed * 1_000 + run);
    const { told, pass, clock, write, take, lettersOf } = listening();
    const changedAt = new Map<ParticipantId, number>();
    for (let step = 0; step < 60; step++) {
      const who = random() < 0.5 ? sam : jo;
      const before = told.length;
      if (random() < 0.7) write(who, "abcd".slice(0, 1 + Math.floor(random() * 4)));
      else {
        const letters = [...lettersOf(who).keys()];
        const at = letters[Math.floor(random() * letters.length)];
        if (at === undefined) continue;
        take(who, at, 1);
      }
      expect(told).toHaveLength(before);
      changedAt.set(who, clock.now());
      for (let seconds = Math.floor(random() * 7); seconds > 0; seconds--) {
        pass(1_000);
        for (const { voice, at } of told.slice(before).filter((each) => each.at === clock.now()))
          expect(at - (changedAt.get(voice.author) ?? 0)).toBeGreaterThanOrEqual(4_000);
      }
    }
    for (let seconds = 0; seconds < 60; seconds++) pass(1_000);
    told.forEach(({ at }, index) => {
      if (index > 0) expect(at - (told[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(8_000);
    });
    for (const who of [sam, jo]) {
      const of = told.filter(({ voice }) => voice.author === who);
      const net = of.reduce((sum, { written, taken }) => sum + written.length - lettersIn(taken), 0);
      expect(net).toBe(lettersOf(who).size);
    }
  }
});

/** Between places `taken` has spaces, which nobody wrote here. */
const lettersIn = (taken: string): number => taken.replaceAll(" ", "").length;

function mulberry(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
