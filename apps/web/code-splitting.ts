import type { Rolldown } from "vite";

/** The editor and all that holds or changes a note's text: a file of its own, which comes at the same time as its page. */
const WRITING =
  /packages\/(authorship|note)\/src|apps\/web\/src\/writing\/[\w-]+\.ts|node_modules\/(@tiptap|prosemirror-|y-prosemirror|rope-sequence|orderedmap|w3c-keyname|yjs|lib0)/u;

type Graph = Rolldown.ChunkingContext;

/**
 * What a guest must load before the first word, in three files: small ones are packed badly, and each is a wait of its own.
 * `first` is all that the start imports, and `writing` and `note-page` what the note's page imports besides. What is
 * loaded later stays with the part that asks for it, and what another page shares with the note's page stays outside: else that
 * page would load the editor.
 */
export function codeSplitting(source: string): Rolldown.CodeSplittingOptions {
  const [main, note] = [`${source}/main.tsx`, `${source}/pages/NotePage.tsx`];
  let first: ReadonlySet<string> | undefined;
  let noteOnly: ReadonlySet<string> = new Set();
  // Asked once for each module, when the whole graph is known.
  const name = (id: string, graph: Graph): string | undefined => {
    if (!first) {
      first = reached([main], (each) => importsOf(each, graph));
      const elsewhere = reached([...first], (each) =>
        [...importsOf(each, graph), ...laterImportsOf(each, graph)].filter((next) => next !== note),
      );
      noteOnly = reached([note], (each) => importsOf(each, graph)).difference(elsewhere);
    }
    // What starts everything waits for a language, and nobody may wait for it in turn.
    if (id === main) return undefined;
    if (first.has(id)) return "first";
    return noteOnly.has(id) ? (WRITING.test(id) ? "writing" : "note-page") : undefined;
  };
  return { includeDependenciesRecursively: false, groups: [{ name }] };
}

const BARREL = /packages\/(\w+)\/src\/index\.ts$/u;

/** What a file imports. Of a package's index: the files whose names it takes, as the bundler does it, and not all there are. */
function importsOf(id: string, graph: Graph): readonly string[] {
  const { importedIds = [], code } = graph.getModuleInfo(id) ?? {};
  return importedIds.flatMap((each) => {
    const [, name] = BARREL.exec(each) ?? [];
    if (name === undefined || BARREL.test(id)) return each;
    const taken = namesTaken(code ?? "", `@ourwords/${name}`);
    return importsOf(each, graph).filter((file) => graph.getModuleInfo(file)?.exports.some((it) => taken.has(it)));
  });
}

function namesTaken(code: string, from: string): ReadonlySet<string> {
  const imports = code.matchAll(/import\s*\{(?<names>[^}]*)\}\s*from\s*["'](?<from>[^"']+)["']/gu);
  const lists = [...imports].flatMap(({ groups }) =>
    groups?.["from"] === from ? (groups["names"]?.split(",") ?? []) : [],
  );
  return new Set(lists.map((each) => each.trim().split(/\s/u)[0] ?? ""));
}

const laterImportsOf = (id: string, graph: Graph): readonly string[] =>
  graph.getModuleInfo(id)?.dynamicallyImportedIds ?? [];

function reached(from: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(from);
  for (const id of seen) for (const each of next(id)) seen.add(each);
  return seen;
}
