import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, test } from "vitest";
import { Visitor } from "./demo/visitor.ts";
import { oldDataSentence } from "./startup-problem.ts";
import { secretOf } from "./testing/people.ts";

const folder = mkdtempSync(join(tmpdir(), "ourwords-main-"));
const children: ChildProcessWithoutNullStreams[] = [];
afterAll(() => {
  // A test that failed half way leaves its server running.
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

function start(env: Record<string, string>, args: readonly string[] = []): ChildProcessWithoutNullStreams {
  const all = { PATH: process.env["PATH"], TMPDIR: folder, PORT: "0", DATA_DIR: join(folder, "data"), ...env };
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts"), ...args], { env: all });
  children.push(child);
  return child;
}

/** How a server that can't start ends: what it said, and its exit code. */
async function failure(env: Record<string, string>, args: readonly string[] = []) {
  const child = start(env, args);
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stdout.on("data", (chunk: Buffer) => (said += `stdout: ${chunk.toString()}`));
  const [code] = await once(child, "close");
  return { code: Number(code), said };
}

async function lines(child: ChildProcessWithoutNullStreams, count: number): Promise<readonly string[]> {
  const read: string[] = [];
  for await (const line of createInterface(child.stdout)) if (read.push(line) === count) break;
  return read;
}

const linkIn = (line: string | undefined): string => /http\S+/.exec(line ?? "")?.[0] ?? "";

async function stopped(child: ChildProcessWithoutNullStreams, signal: NodeJS.Signals): Promise<unknown> {
  const gone = once(child, "exit");
  child.kill(signal);
  return gone;
}

describe("starting a server", () => {
  test("prints one line with a link that signs in, and ends with 0 in good time when told to", async () => {
    const child = start({});
    const [line] = await lines(child, 1);
    expect(line).toMatch(/^Open http:\/\/localhost:\d+\/sign-in#[\w-]{43}$/);
    const { origin } = new URL(linkIn(line));
    const ali = new Visitor({ local: origin, origin });
    await ali.post("/api/session", { token: secretOf(linkIn(line)), name: "Dr Ali" });
    const started = performance.now();
    expect(await stopped(child, "SIGTERM")).toEqual([0, null]);
    expect(performance.now() - started).toBeLessThan(10_000);

    const again = start({});
    const [next] = await lines(again, 1);
    const address = new URL(linkIn(next)).origin;
    const back = new Visitor({ local: address, origin: address });
    const answer = await back.post("/api/session", { token: secretOf(linkIn(next)) });
    expect(answer).toEqual({ staff: { name: "Dr Ali" } });
    expect(await stopped(again, "SIGINT")).toEqual([0, null]);
  });

  test("a second server on the same folder says whose it is, and kill -9 of the first lets go", async () => {
    const dataDir = join(folder, "shared");
    const first = start({ DATA_DIR: dataDir });
    await lines(first, 1);
    expect(await failure({ DATA_DIR: dataDir })).toEqual({
      code: 1,
      said: `Another Ourwords server is using ${dataDir}. Stop it, or choose another folder with DATA_DIR.\n`,
    });
    await stopped(first, "SIGKILL");
    const second = start({ DATA_DIR: dataDir });
    expect(await lines(second, 1)).toHaveLength(1);
    await stopped(second, "SIGTERM");
  });

  test("a port that is taken is one clear sentence", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { code, said } = await failure({ HOST: "127.0.0.1", PORT: String(port) });
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`^Port ${port} is taken by another program\\. .*\\n$`));
    taken.close();
  });

  test("a folder that can't be written in is one clear sentence", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    for (const dataDir of [file, join(file, "below"), "/proc/ourwords"]) {
      const { code, said } = await failure({ DATA_DIR: dataDir });
      expect(code).toBe(1);
      expect(said).toBe(`Ourwords can't write in ${dataDir}. Choose a folder that you may write in with DATA_DIR.\n`);
    }
    const garbage = join(folder, "garbage");
    await stopped(await started({ DATA_DIR: garbage }), "SIGTERM");
    writeFileSync(
      join(garbage, "ourwords.db"),
      "This was a shopping list, and is longer than one hundred bytes. ".repeat(10),
    );
    const { code, said } = await failure({ DATA_DIR: garbage });
    expect([code, said]).toEqual([1, expect.stringMatching(/^The database in \S+ can't be opened\. [^\n]*\n$/)]);
  });

  test("a folder of another version is one clear sentence, and stays as it is", async () => {
    const old = join(folder, "old");
    await stopped(await started({ DATA_DIR: old }), "SIGTERM");
    const sql = new DatabaseSync(join(old, "ourwords.db"));
    sql.exec("PRAGMA user_version = 1");
    sql.close();
    for (let time = 0; time < 2; time++)
      expect(await failure({ DATA_DIR: old })).toEqual({ code: 1, said: `${oldDataSentence(old)}\n` });
  });

  test.each([
    [{ PORT: "seventy" }, /^PORT must be [^\n]*\n$/],
    [{ PUBLIC_URL: "notes" }, /^PUBLIC_URL must be [^\n]*\n$/],
    [{ HOST: "203.0.113.7" }, /^203\.0\.113\.7 is not an address of this machine\. [^\n]*\n$/],
    [{ HOST: "no-such-host.invalid" }, /^no-such-host\.invalid is not an address of this machine\. [^\n]*\n$/],
  ])("%j is one clear sentence and exit 1", async (env, sentence) => {
    expect(await failure(env)).toEqual({ code: 1, said: expect.stringMatching(sentence) });
  });

  test("a demo is written by two people, leads to both, and leaves nothing behind", async () => {
    const child = start({ DATA_DIR: join(folder, "untouched") }, ["--demo"]);
    const [ali, sam] = await lines(child, 2);
    expect(ali).toMatch(/^Dr Ali: open http:\/\/localhost:\d+\/sign-in#[\w-]{43}$/);
    expect(sam).toMatch(/^Sam: open http:\/\/127\.0\.0\.1:\d+\/join#[\w-]{43}$/);
    expect(await stopped(child, "SIGTERM")).toEqual([0, null]);
    expect(existsSync(join(folder, "untouched"))).toBe(false);
  });
});

async function started(env: Record<string, string>): Promise<ChildProcessWithoutNullStreams> {
  const child = start(env);
  await lines(child, 1);
  return child;
}
