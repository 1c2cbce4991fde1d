import { describe, expect, test } from "vitest";
import { parseConfig } from "./config.ts";

const WEB = "/web";

describe("parseConfig", () => {
  test("nothing set is this machine alone, on port 3000, in ./data", () => {
    const config = {
      port: 3000,
      host: "localhost",
      key: { kind: "folder" },
      publicUrl: undefined,
      leaveTo: undefined,
      webDir: WEB,
      chromium: undefined,
    };
    expect(parseConfig({}, [], WEB)).toEqual({ kind: "start", start: { dataDir: "./data", config } });
    expect(parseConfig({ PORT: "", HOST: "", DATA_DIR: "", PUBLIC_URL: "", LEAVE_TO: "" }, [], WEB)).toEqual(
      parseConfig({}, [], WEB),
    );
  });

  test("what is set is used", () => {
    const env = {
      PORT: "0",
      HOST: "0.0.0.0",
      DATA_DIR: "/srv/notes",
      MASTER_KEY_FILE: "/srv/keys/notes",
      PUBLIC_URL: "https://notes.example.org/",
      LEAVE_TO: "https://weather.example.org/today?in=Leeds&units=c",
      METRICS_TOKEN: "nobody-guesses-this",
    };
    expect(parseConfig(env, [], WEB)).toEqual({
      kind: "start",
      start: {
        dataDir: "/srv/notes",
        config: {
          port: 0,
          host: "0.0.0.0",
          key: { kind: "file", file: "/srv/keys/notes" },
          publicUrl: "https://notes.example.org",
          leaveTo: "https://weather.example.org/today?in=Leeds&units=c",
          webDir: WEB,
          chromium: undefined,
          metricsToken: "nobody-guesses-this",
        },
      },
    });
  });

  test("a demo has no folder of yours", () => {
    const parsed = parseConfig({ DATA_DIR: "/srv/notes" }, ["--demo"], WEB);
    expect(parsed).toMatchObject({ kind: "start", start: { dataDir: undefined } });
  });

  const wrong: readonly [Record<string, string>, string[], RegExp][] = [
    [{ PORT: "http" }, [], /^PORT must be .* not "http"\.$/],
    [{ PORT: "65536" }, [], /^PORT must be/],
    [{ PORT: "-1" }, [], /^PORT must be/],
    [{ PORT: "1e3" }, [], /^PORT must be/],
    [{ PORT: "3000.5" }, [], /^PORT must be/],
    [{ HOST: "http://here" }, [], /^HOST must be/],
    [{ HOST: "two words" }, [], /^HOST must be/],
    [{ PUBLIC_URL: "notes.example.org" }, [], /^PUBLIC_URL must be .* without a path/],
    [{ PUBLIC_URL: "https://notes.example.org/app" }, [], /^PUBLIC_URL must be/],
    [{ PUBLIC_URL: "ftp://notes.example.org" }, [], /^PUBLIC_URL must be/],
    [{ PUBLIC_URL: "https://me:secret@notes.example.org" }, [], /^PUBLIC_URL must be/],
    [{ LEAVE_TO: "weather.example.org" }, [], /^LEAVE_TO must be an https address .* not "weather\.example\.org"\.$/],
    [{ LEAVE_TO: "http://weather.example.org" }, [], /^LEAVE_TO must be/],
    [{ LEAVE_TO: "javascript:alert(1)" }, [], /^LEAVE_TO must be/],
    [{ LEAVE_TO: "https://me:secret@weather.example.org" }, [], /^LEAVE_TO must be/],
    [
      { MASTER_KEY: "short" },
      [],
      /^MASTER_KEY must be 32 bytes in base64, as `openssl rand -base64 32` prints them\.$/,
    ],
    [{ MASTER_KEY: `${"A".repeat(44)}=` }, [], /^MASTER_KEY must be/],
    [
      { MASTER_KEY: `${"A".repeat(43)}=`, MASTER_KEY_FILE: "/k" },
      [],
      /^Set MASTER_KEY or MASTER_KEY_FILE, not both\.$/,
    ],
    [{ METRICS_TOKEN: "short" }, [], /^METRICS_TOKEN must be 16 or more/],
    [{ METRICS_TOKEN: "two words are no token" }, [], /^METRICS_TOKEN must be/],
    [{}, ["--fast"], /^There is no option --fast\./],
  ];
  test.each(wrong)("%j %j is one clear sentence", (env, args, sentence) => {
    const parsed = parseConfig(env, args, WEB);
    expect(parsed.kind).toBe("wrong");
    expect(parsed.kind === "wrong" && parsed.sentence).toMatch(sentence);
  });
});
