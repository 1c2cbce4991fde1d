import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { type ESTree, parseAst, type Plugin, Visitor } from "vite";

/** What Lingui's macros leave before each message; a parenthesis may stand between. */
const MARK = /\/\*i18n\*\/[\s(]*/gu;

/**
 * English needs no catalog: each module carries its own sentences, already compiled, so that a part of the program which is
 * loaded later brings its words along by itself. Another language's catalog goes before them (`I18n._` looks there first).
 *
 * Stands behind `lingui({ macroTransform: { macro: { descriptorFields: "message" } } })`, which leaves the English in.
 */
export const englishInPlace = (): Plugin => ({
  name: "english-in-place",
  enforce: "pre",
  transform: {
    filter: { code: "/*i18n*/" },
    // Lines stay where they are, so the map of the macros stays good enough.
    handler: (code) => ({ code: compileInPlace(code), map: null }),
  },
});

/** Every marked `message: "Hi {name}"` becomes `message: ["Hi ",["name"]]`. Throws for a message that can't be compiled. */
export function compileInPlace(code: string): string {
  const marked = new Set(Array.from(code.matchAll(MARK), ({ index, 0: mark }) => index + mark.length));
  const messages: ESTree.StringLiteral[] = [];
  const visitor = new Visitor({
    ObjectExpression: (descriptor) => {
      if (marked.has(descriptor.start)) messages.push(messageOf(descriptor));
    },
  });
  visitor.visit(parseAst(code, { lang: "tsx" }));
  let after = code.length;
  const parts: string[] = [];
  for (const { start, end, value } of messages.toSorted((a, b) => b.start - a.start)) {
    parts.unshift(JSON.stringify(compileMessageOrThrow(value)), code.slice(end, after));
    after = start;
  }
  return code.slice(0, after) + parts.join("");
}

function messageOf(descriptor: ESTree.ObjectExpression): ESTree.StringLiteral {
  for (const property of descriptor.properties) {
    if (property.type !== "Property" || property.key.type !== "Identifier" || property.key.name !== "message") continue;
    const { value } = property;
    if (value.type === "Literal" && typeof value.value === "string") return value;
  }
  throw new Error("A message without its English. Write the words themselves into Trans, t or msg.");
}
