import { encodeAwareness, encodeSaved, encodeSpeak, encodeUpdate, FRAME, RATES } from "@ourwords/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Intake } from "../server/intake.ts";
import { HandClock } from "../testing/hand-page.ts";
import { Outflow } from "./outflow.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`outflow seed ${seed}`);

const STEP_MS = 20;
const update = (bytes: number): Uint8Array => encodeUpdate(new Uint8Array(bytes));
const isUpdate = (frame: Uint8Array): boolean => frame[0] === FRAME.sync;

/** A page and a server at the ends of a line that keeps the order and now and then holds everything back. */
class Line {
  readonly clock = new HandClock();
  readonly outflow = new Outflow(this.clock, (frame) => this.#up.push({ frame, at: this.clock.now() + this.lagMs }));
  readonly arrived: Uint8Array[] = [];
  lagMs = 50;
  isHeld = false;
  tooFast = 0;
  presence = 0;
  readonly #intake = new Intake(this.clock);
  #up: { readonly frame: Uint8Array; readonly at: number }[] = [];
  #down: { readonly count: number; readonly at: number }[] = [];
  #updates = 0;

  get isEmpty(): boolean {
    return this.#up.length === 0 && this.#down.length === 0;
  }

  step(): void {
    this.clock.move(STEP_MS);
    const now = this.clock.now();
    while (!this.isHeld && (this.#up[0]?.at ?? now + 1) <= now) this.#arrive(this.#up.shift()?.frame);
    while (!this.isHeld && (this.#down[0]?.at ?? now + 1) <= now)
      this.outflow.hear(encodeSaved(this.#down.shift()?.count ?? 0));
  }

  #arrive(frame: Uint8Array | undefined): void {
    if (!frame) return;
    if (!this.#intake.frame(frame.length)) this.tooFast++;
    if (frame[0] === FRAME.awareness) {
      this.presence += this.#intake.presence() ? 1 : 0;
      return;
    }
    this.arrived.push(frame);
    if (isUpdate(frame)) this.#down.push({ count: ++this.#updates, at: this.clock.now() + this.lagMs });
  }
}

const moment = fc.oneof(
  // Somebody types.
  {
    weight: 6,
    arbitrary: fc.record({ updates: fc.nat({ max: 3 }), bytes: fc.constant(40), ms: fc.nat({ max: 2_000 }) }),
  },
  // Back after a long time without a line.
  {
    weight: 2,
    arbitrary: fc.record({ updates: fc.nat({ max: 4_000 }), bytes: fc.nat({ max: 90 }), ms: fc.nat({ max: 3_000 }) }),
  },
  // Pastes as long as a frame may be.
  {
    weight: 1,
    arbitrary: fc.record({ updates: fc.nat({ max: 6 }), bytes: fc.nat({ max: 250_000 }), ms: fc.nat({ max: 9_000 }) }),
  },
);
const traffic = fc.record({
  moments: fc.array(
    fc.record({ write: moment, isHeld: fc.nat({ max: 4 }).map((each) => each === 0), lagMs: fc.nat({ max: 900 }) }),
    { minLength: 1, maxLength: 12 },
  ),
  speaks: fc.boolean(),
});

test("GT1: what a page sends is never too fast, comes in order, and all of it comes, however the line holds it back", () => {
  fc.assert(
    fc.property(traffic, ({ moments, speaks }) => {
      const line = new Line();
      const made: Uint8Array[] = [];
      const send = (frame: Uint8Array): void => {
        made.push(frame);
        line.outflow.send(frame);
      };
      for (const { write, isHeld, lagMs } of moments) {
        line.isHeld = isHeld;
        line.lagMs = lagMs;
        for (let count = 0; count < write.updates; count++) {
          if (speaks) send(encodeSpeak(count));
          send(update(write.bytes));
          line.outflow.presence(encodeAwareness(new Uint8Array(60)));
        }
        for (let ms = 0; ms < write.ms; ms += STEP_MS) line.step();
      }
      line.isHeld = false;
      // The slowest there is: bytes, at four fifths of what may come.
      const bytes = made.reduce((sum, { length }) => sum + length, 0);
      const patience =
        20_000 + (bytes / RATES.bytes.perSecond) * 1_500 + (made.length / RATES.frames.perSecond) * 1_500;
      for (let ms = 0; ms < patience && !(line.isEmpty && line.arrived.length === made.length); ms += STEP_MS)
        line.step();
      expect(line.tooFast).toBe(0);
      expect(line.arrived.length).toBe(made.length);
      expect(line.arrived.every((frame, index) => frame === made[index])).toBe(true);
    }),
    { seed, numRuns: 60 },
  );
});

test("who types does not wait, and 800 updates go at once", () => {
  const sent: Uint8Array[] = [];
  const outflow = new Outflow(new HandClock(), (frame) => sent.push(frame));
  for (let count = 0; count < 900; count++) outflow.send(update(20));
  expect(sent.length).toBe(800);
});

test("of who is here only the newest goes when there is too much of it, and words do not wait for that", () => {
  const clock = new HandClock();
  const sent: Uint8Array[] = [];
  const outflow = new Outflow(clock, (frame) => sent.push(frame));
  const news = Array.from({ length: 9 }, (_, index) => encodeAwareness(new Uint8Array([index])));
  for (const each of news) outflow.presence(each);
  const words = update(20);
  outflow.send(words);
  expect(sent).toEqual([...news.slice(0, 5), words]);
  clock.move(200);
  expect(sent).toEqual([...news.slice(0, 5), words, news.at(-1)]);
});

test("what waits when the connection goes is forgotten: it is sent anew on the next", () => {
  const clock = new HandClock();
  const sent: Uint8Array[] = [];
  const outflow = new Outflow(clock, (frame) => sent.push(frame));
  for (let count = 0; count < 900; count++) outflow.send(update(20));
  outflow.close();
  outflow.hear(encodeSaved(800));
  clock.move(60_000);
  expect(sent.length).toBe(800);
});
