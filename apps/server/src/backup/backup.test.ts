import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { Visitor } from "../demo/visitor.ts";
import { openData } from "../open-data.ts";
import { ENTRY, INVITATION, secretOf } from "../testing/people.ts";
import { type ServerProcess, startServerProcess } from "../testing/server-process.ts";
import { saved, TypingPage } from "../testing/typing-page.ts";
import { verifyData } from "../verify/verify-data.ts";
import { backUp } from "./back-up.ts";
import { restore } from "./restore.ts";

const folder = mkdtempSync(join(tmpdir(), "ourwords-backup-"));
/** In ms: processes start slowly where many do. */
const PATIENCE = 120_000;
const servers: ServerProcess[] = [];
afterAll(async () => {
  for (const server of servers) await server.stop("SIGKILL");
  rmSync(folder, { recursive: true });
});

async function start(dataDir: string, port = "0"): Promise<ServerProcess> {
  const server = await startServerProcess({ DATA_DIR: dataDir, PORT: port });
  servers.push(server);
  return server;
}

/** Runs one of the commands in a process of its own. */
async function run(main: string, args: readonly string[], dataDir: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, main), ...args], { env: { DATA_DIR: dataDir } });
  let [out, said] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(child, "close");
  return { code: Number(code), out, said };
}

describe("npm run backup and restore", () => {
  test(
    "RM1 while four people write: all that was acknowledged before is in the copy, its chain is whole, and a server serves it",
    async () => {
      const dataDir = join(folder, "busy");
      const server = await start(dataDir);
      const { origin } = server;
      const ali = new Visitor({ local: origin, origin });
      await ali.post("/api/session", { token: server.secret, name: "Dr Ali" });
      const notes = await Promise.all(
        [1, 2].map(async (number) => {
          const founded = ENTRY.parse(await ali.post("/api/notes"));
          const made = INVITATION.parse(await ali.post(`/api/notes/${founded.note}/invitations`, { role: "person" }));
          const sam = new Visitor({ local: origin, origin });
          const joined = ENTRY.parse(await sam.post("/api/join", { secret: secretOf(made.link), name: "Sam" }));
          const writers = [
            new TypingPage(ali.open(founded.note, founded.as, systemClock), `ali${number}`),
            new TypingPage(sam.open(joined.note, joined.as, systemClock), `sam${number}`),
          ];
          return { sam, note: founded.note, as: joined.as, writers };
        }),
      );
      const acknowledged = () => notes.map(({ writers }) => writers.flatMap((writer) => writer.acknowledged()));

      const backups: { readonly file: string; readonly before: readonly (readonly string[])[] }[] = [];
      let [written, meanwhile] = [0, 0];
      for (let round = 0; round < 3; round++) {
        const before = acknowledged();
        const file = join(folder, `busy-${round}.backup`);
        const { code, out, said } = await run("backup-main.ts", [file], dataDir);
        expect([code, said]).toEqual([
          0,
          expect.stringMatching(/ is sealed: without the master key [0-9a-f]{16} nobody can read it/),
        ]);
        expect(JSON.parse(out)).toMatchObject({
          file,
          notes: 2,
          faults: [],
          keys: [expect.stringMatching(/^[0-9a-f]{16}$/)],
        });
        written = before.flat().length;
        meanwhile += acknowledged().flat().length - written;
        backups.push({ file, before });
      }
      expect(meanwhile).toBeGreaterThan(0);
      await Promise.all(notes.flatMap(({ writers }) => writers.map((writer) => writer.stop())));
      expect(await server.stop()).toEqual([0, null]);

      for (const [index, { file, before }] of backups.entries()) {
        const to = join(folder, `restored-${index}`);
        const { code, said } = await run("restore-main.ts", [file], to);
        expect([code, said]).toEqual([0, expect.stringContaining("They need the master key")]);
        expect(existsSync(join(to, "master.key"))).toBe(false);
        copyFileSync(join(dataDir, "master.key"), join(to, "master.key"));
        expect((await verifyData(to)).faults).toEqual([]);
        // At the same place: the browsers of before are still signed in.
        const again = await start(to, new URL(origin).port);
        for (const [which, { sam, note, as }] of notes.entries()) {
          const page = sam.open(note, as, systemClock);
          await saved(page);
          const story = JSON.stringify(page.doc.getXmlFragment("story").toJSON());
          expect((before[which] ?? []).filter((line) => !story.includes(line))).toEqual([]);
          page.close();
        }
        expect(await again.stop()).toEqual([0, null]);
      }
      expect(written).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  describe("of a server that has stopped", () => {
    const dataDir = join(folder, "data");
    const file = join(folder, "a.backup");
    beforeAll(async () => {
      const server = await start(dataDir);
      const ali = new Visitor({ local: server.origin, origin: server.origin });
      await ali.post("/api/session", { token: server.secret, name: "Dr Ali" });
      await ali.post("/api/notes");
      await server.stop();
      await backUp(dataDir, file);
    }, PATIENCE);

    test("RM1 a backup is one file, for its owner alone, without the key", () => {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const key = readFileSync(join(dataDir, "master.key"), "utf8").trim();
      const bytes = readFileSync(file);
      for (const form of [Buffer.from(key), Buffer.from(key, "base64")]) expect(bytes.includes(form)).toBe(false);
      for (const left of [".part", "-wal", "-shm", "-journal"]) expect(existsSync(file + left)).toBe(false);
    });

    test("neither writes over what is there", async () => {
      const bytes = readFileSync(file);
      await expect(backUp(dataDir, file)).rejects.toThrow(`There is a file ${file} already`);
      expect(readFileSync(file).equals(bytes)).toBe(true);
      const before = readFileSync(join(dataDir, "ourwords.db"));
      await expect(restore(file, dataDir)).rejects.toThrow(`There is data in ${dataDir} already`);
      expect(readFileSync(join(dataDir, "ourwords.db")).equals(before)).toBe(true);
      const left = join(folder, "left");
      mkdirSync(left);
      writeFileSync(join(left, "ourwords.db-wal"), "of another time");
      await expect(restore(file, left)).rejects.toThrow(`There is data in ${left} already`);
      const held = join(folder, "held");
      const database = openData(held);
      await expect(restore(file, held)).rejects.toThrow(`Another Ourwords server is using ${held}.`);
      database.close();
    });

    test(
      "a copy that was changed is not put back, and the row is named; what is no backup is one sentence",
      async () => {
        const changed = join(folder, "changed.backup");
        cpSync(file, changed);
        const sql = new DatabaseSync(changed);
        sql.exec("UPDATE log SET at = at + 1 WHERE seq = 1");
        sql.close();
        const to = join(folder, "not-restored");
        const { code, out, said } = await run("restore-main.ts", [changed], to);
        expect([code, said]).toEqual([1, expect.stringContaining("is not what was written")]);
        expect(JSON.parse(out).faults).toEqual([{ note: expect.any(String), row: 1, fault: "changed" }]);
        expect(existsSync(join(to, "ourwords.db"))).toBe(false);
        const garbage = join(folder, "garbage.backup");
        writeFileSync(garbage, "This was a shopping list. ".repeat(100));
        await expect(restore(garbage, to)).rejects.toThrow(`${garbage} can't be read or written as a backup.`);
        await expect(restore(join(folder, "none"), to)).rejects.toThrow("There is no backup");
        await restore(file, to);
        expect(existsSync(join(to, "ourwords.db"))).toBe(true);
      },
      PATIENCE,
    );

    test(
      "data that is broken is not backed up as if it were whole; no data, no room, no word are one sentence and exit 2",
      async () => {
        const broken = join(folder, "broken");
        cpSync(dataDir, broken, { recursive: true });
        const sql = new DatabaseSync(join(broken, "ourwords.db"));
        sql.exec("UPDATE log SET voice = voice + 1 WHERE seq = 1");
        sql.close();
        const to = join(folder, "broken.backup");
        expect(await run("backup-main.ts", [to], broken)).toMatchObject({ code: 1 });
        expect([existsSync(to), existsSync(`${to}.part`)]).toEqual([false, false]);
        const sentences = [
          [[join(folder, "x.backup")], join(folder, "nowhere"), "There is no Ourwords database in"],
          [[join(folder, "no-such-folder/x.backup")], dataDir, "can't be read or written as a backup"],
          [[], dataDir, "npm run backup -- FILE"],
        ] as const;
        for (const [args, from, sentence] of sentences)
          expect(await run("backup-main.ts", args, from)).toEqual({
            code: 2,
            out: "",
            said: expect.stringContaining(sentence),
          });
      },
      PATIENCE,
    );
  });
});
