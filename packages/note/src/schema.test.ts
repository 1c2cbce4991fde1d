import { getSchema } from "@tiptap/core";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { noteExtensions } from "./extensions.ts";
import { isAttributeValue, MARKS, NODES, TEXTBLOCKS } from "./schema.ts";
import { PLAN_QUESTIONS, writeTemplate } from "./template.ts";

const schema = getSchema(noteExtensions);

test("GT3: the editor's schema holds what the gate lets in, no more and no less", () => {
  const nodes = Object.values(schema.nodes).filter((type) => type.name !== "doc" && type.name !== "text");
  expect(nodes.map((type) => type.name).sort()).toEqual(Object.keys(NODES).sort());
  for (const type of nodes)
    expect(Object.keys(type.spec.attrs ?? {}), type.name).toEqual(Object.keys(NODES[type.name] ?? {}));
  expect(Object.keys(schema.marks).sort()).toEqual([...MARKS].sort());
  expect(nodes.filter((type) => type.isTextblock).map((type) => type.name)).toEqual([...TEXTBLOCKS]);
});

test("GT3: a line's language is a short tag and nothing else", () => {
  for (const tag of ["en", "cy", "pt-BR", "zh-Hant-TW"]) expect(isAttributeValue(tag, "language"), tag).toBe(true);
  for (const tag of ["", "e", "EN", "en_GB", "en-", 'en" onclick="', "en-abcdefgh-abcdefgh", 7, null, ["en"]])
    expect(isAttributeValue(tag, "language"), String(tag)).toBe(false);
  expect(isAttributeValue("en", undefined)).toBe(false);
});

test("AU14: no node requires a child, so that no merge makes a node the editor would delete", () => {
  for (const type of Object.values(schema.nodes)) expect(type.contentMatch.validEnd, type.name).toBe(true);
});

test("AU13: every line of a new note carries its text", () => {
  const doc = new Y.Doc();
  writeTemplate(doc);
  const blocks = [...doc.getXmlFragment("story").toArray(), ...doc.getXmlFragment("plan").toArray()];
  expect(blocks).toHaveLength(1 + 2 * PLAN_QUESTIONS.length);
  for (const block of blocks) expect((block as Y.XmlElement).get(0)).toBeInstanceOf(Y.XmlText);
});
