import { ENGLISH } from "@ourwords/export";
import { getDocumentProxy } from "unpdf";
import type { Said } from "./random-note.ts";
import { isPastWords, lettersOf, type ReadCopy, spaced } from "./read-text.ts";

interface Tagged {
  readonly role?: string;
  readonly children?: readonly Tagged[];
  readonly type?: string;
  readonly id?: string;
}

/** A block of the structure tree: its parts as they were set, in the order they are read out. */
interface Block {
  readonly role: string;
  readonly parts: readonly string[];
}

const OWN = "The note’s own words";

/** A PDF as a screen reader goes through it: by its tags, whatever its pages look like. */
export async function readPdf(bytes: Uint8Array): Promise<ReadCopy> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const blocks: Block[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const texts = new Map<string, string>();
    let open: (string | undefined)[] = [];
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    for (const item of items) {
      if ("str" in item) {
        const id = open.findLast((each) => each !== undefined);
        if (id !== undefined) texts.set(id, `${texts.get(id) ?? ""}${item.str}${item.hasEOL ? " " : ""}`);
      } else if (item.type === "endMarkedContent") open = open.slice(0, -1);
      else open.push(item.id ?? undefined);
    }
    const tree: Tagged | null = await page.getStructTree();
    const here: Block[] = [];
    if (tree) collect(tree, texts, here);
    const [first, ...rest] = here.filter(({ parts }) => parts.length > 0);
    const last = blocks.at(-1);
    // A paragraph that goes on from the page before has no name here.
    if (first?.role === last?.role && first && last && goesOn(first))
      blocks[blocks.length - 1] = { ...last, parts: [...last.parts, ...first.parts] };
    else if (first) blocks.push(first);
    blocks.push(...rest);
  }
  const story = blocks.findIndex(({ role, parts }) => role === "H2" && spaced(parts.join("")) === "Story");
  // Of the plan alone there is no such heading: it begins after what the list of people ends with.
  const at = story < 0 ? blocks.findIndex(({ parts }) => spaced(parts.join("")) === ENGLISH.how) : story;
  const end = blocks.findIndex(({ role, parts }) => role === "H2" && isPastWords(spaced(parts.join(""))));
  const key = new Map(
    blocks
      .slice(0, at)
      .flatMap(({ role, parts: [letters = "", ...name] }) =>
        role === "LI"
          ? [[letters.trim(), spaced(name.join("")).replace(/, (?:clinician|peer worker)$/u, "")] as const]
          : [],
      ),
  );
  const said = blocks.slice(at + 1, end < 0 ? undefined : end).flatMap((block) => saidIn(block, key));
  return { said, text: spaced(blocks.map(({ parts }) => parts.join("")).join(" ")) };
}

/** Whether a block has no name before it, and is neither one of the list of people nor of the copy's own sentences. */
const goesOn = ({ role, parts }: Block): boolean =>
  role !== "LI" &&
  !LEAD.test((parts[0] ?? "").trim()) &&
  !/^(?:Because .* said:|.* took out .* here\.$)/u.test(spaced(parts.join("")));

/** How each paragraph begins. */
const LEAD = /^(?:(?:, | and )?(?:Sam|Dr Ali|Jo|The note’s own words))+[:,]$/u;
const BLOCKS = /^(?:P|H\d|LI|TD|TH)$/u;

function collect(node: Tagged, texts: ReadonlyMap<string, string>, blocks: Block[]): void {
  if (node.role !== undefined && BLOCKS.test(node.role) && !hasBlocks(node)) {
    const [first = "", ...rest] = partsOf(node, texts);
    blocks.push({ role: node.role, parts: first === "" ? rest : [signBehind(first), ...rest] });
  } else for (const child of node.children ?? []) collect(child, texts, blocks);
}

/** In a line from right to left a name's colon is drawn on its left. */
const signBehind = (name: string): string => name.replace(/^\s*([:,])(.*?)\s*$/su, "$2$1 ");

const hasBlocks = ({ children = [] }: Tagged): boolean =>
  children.some((child) => (child.role !== undefined && BLOCKS.test(child.role)) || hasBlocks(child));

const partsOf = (node: Tagged, texts: ReadonlyMap<string, string>): string[] =>
  node.type === "content"
    ? [texts.get(node.id ?? "") ?? ""].filter((text) => text !== "")
    : (node.children ?? []).flatMap((child) => partsOf(child, texts));

function saidIn({ role, parts: [name = "", ...parts] }: Block, key: ReadonlyMap<string, string>): Said[] {
  const all = [name, ...parts];
  if (role === "H2" && spaced(all.join("")) === "Plan") return [];
  const lead = /^(.*?)(?:, (written down by .*))?:$/su.exec(spaced(name));
  const more = name.trim().endsWith(",") && (parts[0] ?? "").trim().endsWith(":");
  if (!lead && !more) return /^H\d$/u.test(role) ? [{ label: "", letters: lettersOf(all.join("")) }] : [];
  const rest = more ? parts.slice(1) : parts;
  const label = more ? spaced(`${name} ${parts[0] ?? ""}`).replace(/:$/u, "") : (lead?.[1] ?? "");
  const isShared = rest.some((part) => key.has(part.trim()));
  const words: { label: string; letters: string }[] = [];
  for (const part of rest) {
    const of = isShared ? key.get(part.trim()) : undefined;
    const last = words.at(-1);
    if (of !== undefined) words.push({ label: of, letters: "" });
    else if (last) last.letters += lettersOf(part);
    else if (lettersOf(part) !== "") words.push({ label: isShared ? OWN : label, letters: lettersOf(part) });
  }
  return words;
}
