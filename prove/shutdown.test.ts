import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ENTRY, secretOf } from "../apps/server/src/testing/people.ts";
import { openRaw } from "../apps/server/src/testing/raw-page.ts";
import { checkHistory, type HistoryEvent } from "./history-checker.ts";
import { browser, comeTogether, until } from "./kill/prove-kill.ts";
import { startServerProcess } from "./kill/server-process.ts";
import { standingOnDisk } from "./kill/standing-in.ts";
import { Typists, type Writer } from "./kill/typists.ts";
import { Random } from "./random.ts";

const folder = mkdtempSync(join(tmpdir(), "ourwords-shutdown-"));
afterAll(() => rmSync(folder, { recursive: true }));
const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const NOTES = 40;

test(`RM6: SIGTERM with 200 sockets, of which 160 type: each is told, the process ends by itself with 0, nothing acknowledged is lost (seed ${seed})`, async () => {
  const dataDir = join(folder, "data");
  const server = await startServerProcess(dataDir, 0);
  const random = new Random(seed);
  const rooms: { readonly typists: Typists; readonly history: HistoryEvent[] }[] = [];
  try {
    const ali = browser(server);
    await ali.post("/api/session", { token: secretOf(server.link), name: "Dr Ali" });
    const watching: ReturnType<typeof openRaw>[] = [];
    for (let note = 0; note < NOTES; note++) {
      const writer: Writer = { visitor: ali, ...ENTRY.parse(await ali.post("/api/notes")) };
      const history: HistoryEvent[] = [];
      const typists = new Typists([writer, writer, writer, writer], random, history, 100);
      rooms.push({ typists, history });
      watching.push(openRaw(writer));
      await Promise.all([comeTogether(typists), watching.at(-1)?.welcome]);
    }
    const acked = (): number => rooms.flatMap(({ history }) => history).filter(({ kind }) => kind === "acked").length;
    for (const { typists } of rooms) typists.isTyping = true;
    await until(() => acked() > 2 * NOTES);
    // Had it not come to its end within 9 s, it would end itself with 1.
    expect(await server.end("SIGTERM")).toEqual([0, null]);
    for (const { typists } of rooms) typists.isTyping = false;
    for (const { ended } of watching) expect(await ended).toEqual({ code: 1012, reason: "server-stopping" });
    await until(() => rooms.every(({ typists }) => typists.isLost));
    for (const { typists, history } of rooms) {
      history.push({ kind: "crashed", onDisk: await standingOnDisk(dataDir, typists.note) });
      expect(checkHistory(history)).toMatchObject({ lost: 0, doubled: 0, early: 0, misattributed: 0, unknown: 0 });
    }
  } finally {
    for (const { typists } of rooms) typists.close();
    await server.end("SIGKILL");
  }
}, 180_000);
