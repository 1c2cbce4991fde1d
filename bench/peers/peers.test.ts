import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { Histogram } from "./histogram.ts";
import { longNote, seedNote } from "./seed-note.ts";
import { medians, tableOf } from "./run.ts";
import { scan, typedUpdate } from "./typed-update.ts";

describe("the load that is typed", () => {
  test("Yjs takes in letters made by hand as if they had been typed behind the note's last one", () => {
    const doc = new Y.Doc();
    const { update, last } = seedNote(new Uint8Array([0, 0]), 7, 250);
    Y.applyUpdate(doc, update);
    const before = doc.getXmlFragment("story").toJSON();
    const more = last.clock + 1;
    Y.applyUpdate(doc, typedUpdate(7, more, 3, last));
    Y.applyUpdate(doc, typedUpdate(9, 0, 2, { client: 7, clock: more + 2 }));
    const letters = [more, more + 1, more + 2, 0, 1].map((clock) => String.fromCharCode(97 + (clock % 26))).join("");
    expect(doc.getXmlFragment("story").toJSON()).toBe(before.replace(/<\/paragraph>$/, `${letters}</paragraph>`));
    expect(doc.store.pendingStructs).toBe(null);
  });

  test("what is scanned of an update is what Yjs reads in it, also in one that holds more than letters", () => {
    const { update, last } = seedNote(new Uint8Array([0, 0]), 300, 250);
    for (const each of [update, typedUpdate(300, 999, 40, last)]) {
      const found: number[][] = [];
      scan(each, (...one) => found.push(one));
      expect(found).toEqual(Y.decodeUpdate(each).structs.map(({ id, length }) => [id.client, id.clock, length]));
    }
  });

  test("a long note has the letters that it should, in frames that the gate takes", () => {
    const doc = new Y.Doc();
    for (const update of longNote(new Uint8Array([0, 0]), 5, 20_000)) {
      expect(update.length).toBeLessThan(64 * 1_024);
      Y.applyUpdate(doc, update);
    }
    const letters = doc
      .getXmlFragment("story")
      .toJSON()
      .replaceAll(/<[^>]*>/g, "").length;
    expect(letters).toBeGreaterThanOrEqual(20_000);
    expect(letters).toBeLessThan(22_000);
  });
});

describe("the figures", () => {
  test("a histogram is right to about one in a hundred, and has no median of nothing", () => {
    const times = new Histogram();
    expect(times.at(0.5)).toBeNaN();
    for (let ms = 1; ms <= 1_000; ms++) times.add(ms);
    expect(times.at(0.5) / 500).toBeCloseTo(1, 1);
    expect(times.at(0.99) / 990).toBeCloseTo(1, 1);
  });

  test("each figure's median is its own, and stands in the table under its name", () => {
    const figures = medians([
      { p50: 3, p99: 10 },
      { p50: 1, p99: 30 },
      { p50: 2, p99: 20 },
    ]);
    expect(figures).toEqual({ p50: 2, p99: 20 });
    expect(tableOf([{ measure: "latency", load: "1 × 2", system: "ours", runs: 3, figures }])).toBe(
      "| load | system | p50 | p99 |\n| --- | --- | ---: | ---: |\n| 1 × 2 | ours | 2 | 20 |",
    );
  });
});
