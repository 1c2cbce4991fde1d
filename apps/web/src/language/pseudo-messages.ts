import type { Messages } from "@lingui/core";
import type { PseudoLanguage } from "./languages.ts";

/** A compiled message: text, or a list of texts and `[name, kind?, forms?]`. */
type Compiled = Messages[string];
type Forms = Readonly<Record<string, Compiled>>;
type Write = (text: string) => string;

/** Texts grow by this much: what German, Finnish or Welsh need for a short English label. */
const GROWTH = 0.4;

const LETTERS = "ABCDEGHIJKLNORSTUWYZabcdefghijklnoprstuwyz";
const ACCENTED = "ÅƁÇÐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽåƀçðéƒĝĥîĵķļñöþŕšţûŵýž";

/** The whole source catalog in a language that nobody speaks. Names, numbers, plural forms and tags stay as they are. */
export function pseudoMessages(language: PseudoLanguage, source: Messages): Messages {
  const write = language === "ar-XB" ? fromRight : accented;
  const framed = language === "ar-XB" ? (message: Compiled) => message : inBrackets;
  return Object.fromEntries(Object.entries(source).map(([id, message]) => [id, framed(rewrite(message, write))]));
}

/** They show where a message is cut off, or is put together from two. */
const inBrackets = (message: Compiled): Compiled =>
  typeof message === "string" ? `[${message}]` : ["[", ...message, "]"];

function rewrite(message: Compiled, write: Write): Compiled {
  if (typeof message === "string") return wordsOf(message, write);
  return message.map((part) => {
    if (typeof part === "string") return wordsOf(part, write);
    const [name, kind, format] = part;
    return kind !== undefined && isForms(format) ? [name, kind, rewriteForms(format, write)] : part;
  });
}

const rewriteForms = (forms: Forms, write: Write): Forms =>
  Object.fromEntries(Object.entries(forms).map(([form, message]) => [form, rewrite(message, write)]));

/** Lingui leaves open what follows a kind: a style by its name, or a message for each form. */
const isForms = (format: unknown): format is Forms => typeof format === "object" && format !== null;

/** `<0>` and `</0>` are no words, nor is the number sign of a plural. */
const wordsOf = (text: string, write: Write): string =>
  text
    .split(/(<\/?\d+\/?>|#)/u)
    .map((part, at) => (at % 2 === 1 || part.trim() === "" ? part : write(part)))
    .join("");

function accented(words: string): string {
  const letters = words.replace(/[A-Za-z]/gu, (letter) => ACCENTED[LETTERS.indexOf(letter)] ?? letter);
  const body = letters.trimEnd();
  // In words of a length that can be: a line breaks between them.
  const more = "~".repeat(Math.ceil(words.trim().length * GROWTH)).replace(/~{8}(?=~)/gu, "$& ");
  return body + more + letters.slice(body.length);
}

/** English letters told to run the other way, as those of Arabic and Hebrew do by themselves. */
const fromRight = (words: string): string => words.replace(/\S.*\S|\S/su, "\u202e$&\u202c");
