import { LIMITS } from "@ourwords/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import {
  crafted,
  judge,
  lineOf,
  noteThatSays,
  OTHER,
  OWN,
  pageOf,
  type Piece,
  structsOf,
  textItem,
  writeLine,
  written,
} from "../testing/crafted-updates.ts";
import { NoteFold } from "./note-fold.ts";

/** Whether what a page writes in one go gets in. */
const writes = (fold: NoteFold, doc: Y.Doc, write: () => void): ReturnType<typeof judge> =>
  judge(fold, written(doc, write));

const many = (count: number, client = OWN): Uint8Array => {
  const fold = noteThatSays("");
  return crafted(
    Array.from({ length: count }, (_, clock) => ({ clock, text: "x" })),
    textItem(fold.doc),
    client,
  );
};

test("GT1: thousands of letters that name no neighbour are refused before Yjs looks for their places", () => {
  const fold = noteThatSays("");
  Y.applyUpdate(fold.doc, many(4_000, OTHER + 1));
  expect(judge(fold, many(4_000))).toBe("bad-update");
  // What the other does who begins in the same empty line.
  const typed = Array.from({ length: 40 }, (_, clock) => ({
    clock,
    text: "x",
    ...(clock > 0 && { origin: Y.createID(OWN, clock - 1) }),
  }));
  expect(judge(fold, crafted(typed, textItem(fold.doc)))).toBe("ok");
});

test("GT1: nor does it help to write on at the end of what one split before", () => {
  const fold = noteThatSays("");
  const into = textItem(fold.doc);
  const [x, y] = [Y.createID(OWN, 0), Y.createID(OWN, 1)];
  const between = (count: number, from: number): Piece[] =>
    Array.from({ length: count }, (_, index) => ({ clock: from + index, text: "m", origin: x, right: y }));
  expect(judge(fold, crafted([{ clock: 0, text: "xy" }], into))).toBe("ok");
  Y.applyUpdate(fold.doc, crafted(between(3_000, 0), into, OTHER + 1));
  const goesOn: Piece = { clock: 1, text: "yz", origin: x };
  expect(judge(fold, crafted([goesOn, ...between(300, 3)], into))).toBe("bad-update");
  expect(judge(fold, crafted([goesOn], into))).toBe("ok");
});

test("GT2: between the neighbours that a page names there is nothing that it knew, its own or another's", () => {
  const [a, b, c] = [Y.createID(OTHER, 2), Y.createID(OTHER, 3), Y.createID(OTHER, 4)];
  const x = Y.createID(OWN, 0);
  const after = (...pieces: readonly Piece[]): ReturnType<typeof judge> => {
    const fold = noteThatSays("abc");
    return judge(fold, crafted(pieces, textItem(fold.doc)));
  };
  const first: Piece = { clock: 0, text: "x", origin: a, right: b };
  expect(after(first, { clock: 1, text: "y", origin: x, right: b })).toBe("ok");
  expect(after(first, { clock: 1, text: "y", origin: a, right: x })).toBe("ok");
  // Where it had put x itself.
  expect(after(first, { clock: 1, text: "y", origin: a, right: b })).toBe("broken");
  // Who names c knew b.
  expect(after({ clock: 0, text: "x", origin: a, right: c })).toBe("broken");
  expect(after(first, { clock: 1, text: "y", origin: x })).toBe("broken");
  expect(after(first, { clock: 1, text: "y", origin: x, right: x })).toBe("broken");
  expect(after(first, { clock: 1, text: "y", origin: b, right: x })).toBe("broken");
  // It may have read no more than a by then.
  expect(after({ clock: 0, text: "x", origin: a })).toBe("ok");
});

test("GT1: a long paste gets in, also where somebody else has just written", () => {
  const fold = noteThatSays("first");
  const mine = pageOf(fold, OWN);
  const theirs = pageOf(fold, OTHER + 1);
  const write = (doc: Y.Doc): void => {
    for (let line = 0; line < 1_000; line++) writeLine(doc, `line ${line}`);
    for (let letter = 0; letter < 1_000; letter++) lineOf(doc).insert(0, "z", letter % 2 === 0 ? { bold: {} } : {});
  };
  Y.applyUpdate(
    fold.doc,
    written(theirs, () => write(theirs)),
  );
  const update = written(mine, () => {
    for (let line = 0; line < 1_000; line++) writeLine(mine, `line ${line}`);
    lineOf(mine).insert(5, " and last");
  });
  expect(Y.decodeUpdate(update).structs.length).toBeGreaterThan(2_900);
  expect(judge(fold, update)).toBe("ok");
});

test("GT2: what is there already comes again without harm; what goes on from it has to say the same of its place", () => {
  const [a, b] = [Y.createID(OTHER, 2), Y.createID(OTHER, 3)];
  const start = (): [NoteFold, Y.ID] => {
    const fold = noteThatSays("ab");
    const into = textItem(fold.doc);
    expect(judge(fold, crafted([{ clock: 0, text: "xy", origin: a, right: b }], into))).toBe("ok");
    return [fold, into];
  };
  const goOn = (...pieces: readonly Piece[]): string => {
    const [fold, into] = start();
    const verdict = judge(fold, crafted(pieces, into));
    return verdict === "ok" ? lineOf(fold.doc).toString() : verdict;
  };
  expect(goOn({ clock: 0, text: "xyz", origin: a, right: b })).toBe("axyzb");
  expect(goOn({ clock: 1, text: "yz", origin: Y.createID(OWN, 0), right: b })).toBe("axyzb");
  expect(goOn({ clock: 2, text: "z", origin: Y.createID(OWN, 1), right: b })).toBe("axyzb");
  expect(goOn({ clock: 0, text: "xyz" })).toBe("bad-update");
  expect(goOn({ clock: 0, text: "xyz", origin: a })).toBe("bad-update");
  expect(goOn({ clock: 0, text: "xyz", origin: b })).toBe("bad-update");
  expect(goOn({ clock: 1, text: "yz", origin: a, right: b })).toBe("bad-update");
  expect(goOn({ clock: 1, text: "yz", right: b })).toBe("bad-update");
  // All of it is there: where it says that it stands is nothing to anybody, also not to what comes after it.
  expect(goOn({ clock: 0, text: "xy" }, { clock: 2, text: "z", origin: Y.createID(OWN, 1), right: b })).toBe("axyzb");
});

test("GT2: what is let in is the same note live and from its updates", () => {
  const fold = noteThatSays("ab");
  const cold = new Y.Doc({ gc: false });
  Y.applyUpdate(cold, Y.encodeStateAsUpdate(fold.doc));
  const mine = pageOf(fold, OWN);
  const updates: Uint8Array[] = [];
  mine.on("update", (update: Uint8Array) => updates.push(update));
  for (const at of [1, 2, 3, 0, 2, 5]) lineOf(mine).insert(at, "z");
  // Each comes alone, and then what was not answered comes again, together with what is new.
  for (const update of [...updates.slice(0, 3), Y.mergeUpdates(updates.slice(1, 5)), Y.mergeUpdates(updates)]) {
    expect(judge(fold, update)).toBe("ok");
    Y.applyUpdate(cold, update);
  }
  expect(structsOf(fold.doc)).toEqual(structsOf(cold));
  expect(lineOf(fold.doc).toString()).toBe(lineOf(mine).toString());
});

function nested(levels: number): Y.XmlElement {
  const outer = new Y.XmlElement("blockquote");
  let inner = outer;
  for (let level = 1; level < levels; level++) {
    const next = new Y.XmlElement("blockquote");
    inner.insert(0, [next]);
    inner = next;
  }
  return outer;
}

test("GT3: a note is so many levels deep and no deeper, at once or step by step", () => {
  const deep = (levels: number): ReturnType<typeof judge> => {
    const fold = new NoteFold();
    const doc = pageOf(fold, OWN);
    return writes(fold, doc, () => doc.getXmlFragment("story").push([nested(levels)]));
  };
  expect([deep(LIMITS.depth), deep(LIMITS.depth + 1), deep(200)]).toEqual(["ok", "too-deep", "too-deep"]);
  const fold = new NoteFold();
  const doc = pageOf(fold, OWN);
  const verdicts: string[] = [];
  let inside: Y.XmlFragment = doc.getXmlFragment("story");
  for (let level = 0; level <= LIMITS.depth; level++) {
    const quote = new Y.XmlElement("blockquote");
    verdicts.push(writes(fold, doc, () => inside.insert(0, [quote])));
    inside = quote;
  }
  expect(verdicts).toEqual([...Array<string>(LIMITS.depth).fill("ok"), "too-deep"]);
});

test("GT1: a note that is full takes no more letters, but may be worked over and made shorter", () => {
  const fold = noteThatSays("a".repeat(LIMITS.noteLetters));
  const doc = pageOf(fold, OWN);
  const more = pageOf(fold, OWN);
  expect(writes(fold, more, () => lineOf(more).insert(0, "one more"))).toBe("note-full");
  const shorter = written(doc, () => {
    lineOf(doc).delete(0, 9);
    lineOf(doc).insert(0, "as long");
  });
  expect(judge(fold, shorter)).toBe("ok");
  expect(writes(fold, doc, () => lineOf(doc).insert(0, "ab"))).toBe("ok");
  const tooMany = pageOf(fold, OWN);
  expect(writes(fold, tooMany, () => lineOf(tooMany).insert(0, "c"))).toBe("note-full");
  expect(writes(fold, doc, () => lineOf(doc).delete(0, 1))).toBe("ok");
  expect(writes(fold, doc, () => lineOf(doc).insert(0, "d"))).toBe("ok");
  // It came, was not answered, and comes again: there is nothing to refuse.
  expect(judge(fold, shorter)).toBe("ok");
});

test("GT1: a note has so many parts and no more", () => {
  const fold = new NoteFold();
  const doc = pageOf(fold, OWN);
  const lines = (count: number): ReturnType<typeof judge> =>
    writes(fold, doc, () => doc.getXmlFragment("story").push(Array.from({ length: count }, line)));
  const line = (): Y.XmlElement => new Y.XmlElement("paragraph");
  for (let count = 0; count < LIMITS.noteBlocks; count += 2_000) expect(lines(2_000)).toBe("ok");
  expect(lines(1)).toBe("note-full");
});
