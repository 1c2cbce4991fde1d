import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isNoteId, type NoteId, parseParticipant } from "@ourwords/protocol";
import { pino } from "pino";
import { afterAll, describe, expect, test } from "vitest";
import { openNotes, type OpenNotes } from "../open-notes.ts";
import { makeKeyFile, readKeyFile } from "./key-file.ts";
import { type KeySource, parseKeySource } from "./key-source.ts";

const folder = mkdtempSync(join(tmpdir(), "ourwords-keys-"));
afterAll(() => rmSync(folder, { recursive: true }));
let folders = 0;
const newFolder = (): string => join(folder, `data-${++folders}`);

const FOLDER: KeySource = { kind: "folder" };

/** Opens what is kept, as a server does, and answers what was logged. */
function open(dataDir: string, key: KeySource = FOLDER): OpenNotes & { readonly logged: readonly string[] } {
  const logged: string[] = [];
  return { ...openNotes({ dataDir, key }, pino({ level: "info" }, { write: (line) => logged.push(line) })), logged };
}

const close = ({ database }: OpenNotes): void => database.close();
const refused = (dataDir: string, key: KeySource = FOLDER): string => {
  try {
    close(open(dataDir, key));
  } catch (error) {
    if (error instanceof Error && error.name === "StartupError") return error.message;
    throw error;
  }
  return "opened";
};

describe("the master key at a start", () => {
  test("RM1 the first start makes one, for its owner alone, says to keep a copy, and the next finds it", () => {
    const dataDir = newFolder();
    const first = open(dataDir);
    const file = join(dataDir, "master.key");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { id } = readKeyFile(file);
    expect(first.logged).toHaveLength(1);
    expect(JSON.parse(first.logged[0] ?? "")).toMatchObject({
      level: 40,
      file,
      key: id,
      msg: expect.stringContaining("keep a copy"),
    });
    expect(first.logged[0]).not.toContain(readFileSync(file, "utf8").trim());
    close(first);
    const second = open(dataDir);
    expect(second.logged).toEqual([]);
    close(second);
  });

  test("RM1 a key that is given is used, and none is made", () => {
    const [byValue, byFile] = [newFolder(), newFolder()];
    const file = join(folder, "given");
    makeKeyFile(file);
    const given = parseKeySource({ MASTER_KEY: readFileSync(file, "utf8") });
    if (typeof given === "string") throw new Error(given);
    close(open(byValue, given));
    close(open(byFile, { kind: "file", file }));
    for (const dataDir of [byValue, byFile]) {
      expect(existsSync(join(dataDir, "master.key"))).toBe(false);
      close(open(dataDir, given));
      close(open(dataDir, { kind: "file", file }));
    }
  });

  test("RM1 a key that is gone is never replaced by a new one", () => {
    const dataDir = newFolder();
    close(open(dataDir));
    const file = join(dataDir, "master.key");
    const key = readFileSync(file, "utf8");
    rmSync(file);
    for (let time = 0; time < 2; time++)
      expect(refused(dataDir)).toMatch(
        /^The master key of the notes in \S+ is not there \([0-9a-f]{16}\)\. Put your copy back as master\.key/,
      );
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, key, { mode: 0o600 });
    expect(refused(dataDir)).toBe("opened");
  });

  test("RM1 another key is refused by name, and the data stays as it is", () => {
    const dataDir = newFolder();
    close(open(dataDir));
    const file = join(folder, "another");
    const another = makeKeyFile(file);
    const { id } = readKeyFile(join(dataDir, "master.key"));
    for (const source of [
      { kind: "file", file },
      { kind: "given", key: another },
    ] as const)
      expect(refused(dataDir, source)).toBe(
        `The notes in ${dataDir} can't be opened with this master key (${another.id}): they need the key ${id}. Give that one with MASTER_KEY_FILE or MASTER_KEY.`,
      );
    expect(refused(dataDir)).toBe("opened");
  });

  test("RM1 a key file of the wrong length, that others may read, or that isn't there, is one clear sentence", () => {
    const file = join(folder, "bad");
    const bad = (text: string, mode = 0o600): string => {
      writeFileSync(file, text);
      chmodSync(file, mode);
      return refused(newFolder(), { kind: "file", file });
    };
    const good = `${"A".repeat(43)}=`;
    for (const text of [
      "",
      "short",
      "A".repeat(42),
      `${good}A`,
      `${good}\n${good}`,
      `${"!".repeat(43)}=`,
      "\u0000".repeat(32),
    ])
      expect(bad(text)).toBe(
        `The key file ${file} must hold 32 bytes in base64, as \`openssl rand -base64 32\` prints them, and nothing else.`,
      );
    for (const mode of [0o640, 0o604, 0o620, 0o666])
      expect(bad(good, mode)).toMatch(
        /^Others than its owner may read or change the key file \S+\. Make it yours alone: chmod 600 \S+$/,
      );
    expect(bad(good, 0o400)).toBe("opened");
    expect(bad(`  ${good}\n`)).toBe("opened");
    for (const missing of [join(folder, "nowhere"), folder])
      expect(refused(newFolder(), { kind: "file", file: missing })).toMatch(
        /^The key file \S+ can't be read\. [^\n]*$/,
      );
    const dataDir = newFolder();
    mkdirSync(join(dataDir, "master.key.part"), { recursive: true });
    expect(refused(dataDir)).toMatch(/^The key file \S+ can't be written\. [^\n]*$/);
  });

  test("RM1 data that has lost the keys in its database, or has them changed, is refused and gets no new ones", () => {
    const attacks = ["DELETE FROM keys", "DELETE FROM keys WHERE scope = 'names'", "UPDATE keys SET wrapped = x'00'"];
    for (const attack of attacks) {
      const dataDir = newFolder();
      const notes = open(dataDir);
      notes.directory.accounts.add("staff", "Dr Ali", 1);
      notes.database.sql.exec(attack);
      close(notes);
      for (let time = 0; time < 2; time++)
        expect(refused(dataDir)).toMatch(/^The database in \S+ has lost keys of its own, or they were changed\. /);
      const sql = new DatabaseSync(join(dataDir, "ourwords.db"));
      expect(sql.prepare("SELECT 1 FROM keys WHERE wrapped <> x'00'").get()).toBeUndefined();
      sql.close();
    }
  });

  test("RM1 names in the directory are sealed, each for its place: exchanged, they are an error and not another's name", () => {
    const dataDir = newFolder();
    const notes = open(dataDir);
    const { directory, database } = notes;
    const note = noteId("N".repeat(22));
    const ids = [1, 2].map((number) => {
      const account = directory.accounts.add("staff", `Name${number} Surname`, number);
      const id = String(number).repeat(22);
      const look = number === 1 ? "navy" : "rust";
      const given = { id, role: "clinician", name: `Seat${number} Surname`, look, access: "note", label: "Sur-name" };
      const participant = parseParticipant(given);
      if (!participant) throw new Error("not a participant");
      directory.memberships.add(note, account.id, participant, number);
      return account.id;
    });
    expect(ids.map((id) => directory.accounts.get(id)?.name)).toEqual(["Name1 Surname", "Name2 Surname"]);
    expect(directory.memberships.ofNote(note).map(({ participant }) => participant)).toMatchObject([
      { name: "Seat1 Surname", label: "Sur-name" },
      { name: "Seat2 Surname", label: "Sur-name" },
    ]);
    close(notes);
    const sql = new DatabaseSync(join(dataDir, "ourwords.db"));
    sql.exec("UPDATE accounts SET name = (SELECT name FROM accounts ORDER BY made_at DESC LIMIT 1)");
    sql.exec("UPDATE memberships SET label = name");
    sql.close();
    const again = open(dataDir);
    expect(() => again.directory.accounts.get(ids[0] ?? "")).toThrow(`accounts name ${ids[0]} can't be opened`);
    expect(again.directory.accounts.get(ids[1] ?? "")?.name).toBe("Name2 Surname");
    expect(() => again.directory.memberships.ofNote(note)).toThrow("can't be opened");
    expect(database.sql.isOpen).toBe(false);
    expect(readFileSync(join(dataDir, "ourwords.db")).includes("Surname")).toBe(false);
    close(again);
  });
});

function noteId(value: string): NoteId {
  if (!isNoteId(value)) throw new Error("not a note id");
  return value;
}
