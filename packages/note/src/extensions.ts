import type { Extensions } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { Heading } from "@tiptap/extension-heading";
import { Italic } from "@tiptap/extension-italic";
// From their own files: the package's index would bring task lists to every guest.
import { BulletList } from "@tiptap/extension-list/bullet-list";
import { ListItem } from "@tiptap/extension-list/item";
import { ListKeymap } from "@tiptap/extension-list/keymap";
import { OrderedList } from "@tiptap/extension-list/ordered-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import { isLanguage } from "./schema.ts";

const startAttribute = {
  default: 1,
  parseHTML: (element: HTMLElement): number => {
    const start = Number(element.getAttribute("start") ?? 1);
    return Number.isInteger(start) && start >= 0 && start <= 99_999 ? start : 1;
  },
};

/** What is pasted has none: whoever pastes says it, if it matters. */
const languageAttribute = {
  default: null,
  parseHTML: (): null => null,
  renderHTML: ({ lang }: Record<string, unknown>): Record<string, string> => (isLanguage(lang) ? { lang } : {}),
};

/**
 * What a plan line has beside its words (`schema.ts`). It belongs to one line: the other half of a split has none of it, and
 * nothing that is pasted.
 */
const ownAttribute = { default: null, rendered: false, keepOnSplit: false, parseHTML: (): null => null };

/** A line runs from right to left if its first words do. */
const EACH_ITS_WAY = { dir: "auto" };

/**
 * The editor's half of the schema (AU14): content is `*` everywhere, because y-prosemirror deletes what a schema refuses
 * after a merge, other people's words included.
 */
export const noteExtensions: Extensions = [
  Document.extend({ content: "block*" }),
  Paragraph.extend({
    addAttributes: () => ({ lang: languageAttribute, line: ownAttribute, who: ownAttribute, by: ownAttribute }),
  }).configure({ HTMLAttributes: EACH_ITS_WAY }),
  Text,
  Heading.extend({
    addAttributes() {
      return { ...this.parent?.(), lang: languageAttribute };
    },
  }).configure({ levels: [2, 3], HTMLAttributes: EACH_ITS_WAY }),
  BulletList.extend({ content: "listItem*" }),
  OrderedList.extend({ content: "listItem*", addAttributes: () => ({ start: startAttribute }) }),
  ListItem.extend({ content: "block*" }),
  ListKeymap,
  Blockquote.extend({ content: "block*" }),
  Bold,
  Italic,
];
