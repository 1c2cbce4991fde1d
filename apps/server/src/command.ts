import { parseArgs } from "node:util";
import { type KeySource, parseKeySource } from "./keys/key-source.ts";
import { StartupError } from "./startup-error.ts";

/** What one of the npm commands takes (`verify`, `rotate-key`, `backup`, `restore`). */
export interface CommandShape {
  /** shown when the arguments aren't like this */
  readonly usage: string;
  /** how many words besides the options: at least, at most */
  readonly words: readonly [number, number];
  readonly options?: Readonly<Record<string, { readonly type: "string" | "boolean" }>>;
}

/** What was asked for. */
export interface Asked {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** `DATA_DIR` */
  readonly dataDir: string;
  readonly key: KeySource;
}

/** How a command ends: one line of JSON on stdout, what a person should know on stderr. */
export interface Outcome {
  readonly figures: object;
  readonly say?: string;
  /** 1: it looked, and something is wrong */
  readonly code: 0 | 1;
}

export type Ended =
  | { readonly code: 0 | 1; readonly out: string; readonly say: string | undefined }
  | { readonly code: 2; readonly say: string };

/** Runs a command. 2: it could not do what was asked, and `say` is the sentence for that. Other errors are thrown: they are bugs. */
export async function runCommand(
  { usage, words, options = {} }: CommandShape,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  work: (asked: Asked) => Promise<Outcome>,
): Promise<Ended> {
  const read = parse([...args], options);
  if (!read || read.positionals.length < words[0] || read.positionals.length > words[1]) return { code: 2, say: usage };
  const key = parseKeySource(env);
  if (typeof key === "string") return { code: 2, say: key };
  const asked = { words: read.positionals, options: read.values, dataDir: env["DATA_DIR"] || "./data", key };
  try {
    const { figures, say, code } = await work(asked);
    return { code, out: JSON.stringify(figures), say };
  } catch (error) {
    if (error instanceof StartupError) return { code: 2, say: error.message };
    throw error;
  }
}

/** As `runCommand`, for a program's main file: prints, and sets the exit code. */
export async function command(
  shape: CommandShape,
  { argv, env }: NodeJS.Process,
  work: (asked: Asked) => Promise<Outcome>,
): Promise<void> {
  const ended = await runCommand(shape, argv.slice(2), env, work);
  if (ended.code !== 2) console.log(ended.out);
  if (ended.say !== undefined) console.error(ended.say);
  process.exitCode = ended.code;
}

function parse(
  args: string[],
  options: NonNullable<CommandShape["options"]>,
): { readonly positionals: string[]; readonly values: Record<string, string | boolean | undefined> } | undefined {
  try {
    return parseArgs({ args, options: { ...options }, allowPositionals: true });
  } catch {
    return undefined;
  }
}
