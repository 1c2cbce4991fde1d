import { type KeySource, parseKeySource } from "./keys/key-source.ts";

/** What a server is started with. */
export interface Config {
  /** 0: any free one */
  readonly port: number;
  readonly host: string;
  /** where all notes lie */
  readonly dataDir: string;
  /** RM1: where the master key comes from */
  readonly key: KeySource;
  /** how the world reaches it: an origin, when that isn't this machine's own name */
  readonly publicUrl: string | undefined;
  /** IN6: where Leave now ends, an https address; `undefined` for our own neutral page */
  readonly leaveTo: string | undefined;
  /** the built web app */
  readonly webDir: string;
  /** a browser that can print, if one was named: without, no PDFs are made */
  readonly chromium: string | undefined;
  /** who says this word may read `/metrics` from anywhere; without, only this machine may */
  readonly metricsToken?: string | undefined;
}

/** What was asked for on the command line. */
export interface Start {
  /** `undefined` for a demo: it makes a folder of its own and takes it away again */
  readonly dataDir: string | undefined;
  readonly config: Omit<Config, "dataDir">;
}

export type ParsedStart =
  | { readonly kind: "start"; readonly start: Start }
  | { readonly kind: "wrong"; readonly sentence: string };

/** Reads the environment and the command line. A wrong value is one sentence that says what to put instead. */
export function parseConfig(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
  webDir: string,
): ParsedStart {
  const unknown = args.find((each) => each !== "--demo");
  if (unknown !== undefined) return wrong(`There is no option ${unknown}. The only one is --demo.`);
  const port = parsePort(env["PORT"] || "3000");
  if (port === undefined) return wrong(`PORT must be a whole number from 0 to 65535, not "${env["PORT"]}".`);
  const host = env["HOST"] || "localhost";
  if (!/^[\w.:-]+$/.test(host))
    return wrong(`HOST must be the name or address of this machine, such as localhost or 0.0.0.0, not "${host}".`);
  const asked = env["PUBLIC_URL"] || undefined;
  const publicUrl = asked && parseOrigin(asked);
  if (asked !== publicUrl && publicUrl === undefined)
    return wrong(`PUBLIC_URL must be an address such as https://notes.example.org, without a path, not "${asked}".`);
  const leave = env["LEAVE_TO"] || undefined;
  const leaveTo = leave && parseSite(leave);
  if (leave !== undefined && leaveTo === undefined)
    return wrong(`LEAVE_TO must be an https address such as https://weather.example.org, not "${leave}".`);
  const key = parseKeySource(env);
  if (typeof key === "string") return wrong(key);
  const dataDir = args.includes("--demo") ? undefined : env["DATA_DIR"] || "./data";
  const metricsToken = env["METRICS_TOKEN"] || undefined;
  if (metricsToken !== undefined && !/^[\w.~+/=-]{16,}$/.test(metricsToken))
    return wrong("METRICS_TOKEN must be 16 or more letters, digits and . _ ~ + / = -, so that nobody guesses it.");
  const chromium = env["CHROMIUM_PATH"] || undefined;
  return {
    kind: "start",
    start: { dataDir, config: { port, host, key, publicUrl, leaveTo, webDir, chromium, metricsToken } },
  };
}

const wrong = (sentence: string): ParsedStart => ({ kind: "wrong", sentence });

function parsePort(value: string): number | undefined {
  const port = Number(value);
  return /^\d{1,5}$/.test(value) && port <= 65_535 ? port : undefined;
}

function parseSite(value: string): string | undefined {
  const url = URL.parse(value);
  return url?.protocol === "https:" && url.username === "" && url.password === "" ? url.href : undefined;
}

function parseOrigin(value: string): string | undefined {
  const url = URL.parse(value);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  return value === url.origin || value === `${url.origin}/` ? url.origin : undefined;
}
