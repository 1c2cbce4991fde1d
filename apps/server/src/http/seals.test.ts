import type { Seal, SealedNote, SinceSeal } from "@ourwords/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openForTwo } from "../testing/kept-note.ts";
import { invitation, joined, type Member, problemOf } from "../testing/people.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

const get = ({ visitor, note, as }: Member, path: string): Promise<Response> =>
  visitor.request("GET", `/api/notes/${note}/${path}?as=${as}`);
const read = async <T>(member: Member, path: string): Promise<T> => (await get(member, path)).json() as Promise<T>; // reason: what the route promises

test("SL3, SL7, SL8: what was kept is listed, opened and compared with now by everybody who has the note, also after a restart", async () => {
  const note = await openForTwo(server);
  const { ali, sam } = note;
  expect(await read(ali, "seals")).toEqual([]);
  await note.write("sam", "It is worst before work.");
  const rows = await Promise.all([note.keep("sam"), note.keep("ali")]);
  expect(rows[0]).toBe(rows[1]);
  await note.write("ali", "We go on here.");
  const [row] = rows;
  const look = async (who: Member): Promise<void> => {
    const seals = await read<readonly Seal[]>(who, "seals");
    expect(seals.map(({ seq, signers }) => [seq, signers.map(({ by }) => by).toSorted()])).toEqual([
      [row, [ali.as, sam.as].toSorted()],
    ]);
    const kept = await read<SealedNote>(who, `seals/${row}`);
    expect(kept.seal).toEqual(seals[0]);
    expect(kept.content.story).toEqual([
      { node: "paragraph", pieces: [{ text: "It is worst before work.", author: sam.as }] },
    ]);
    expect(kept.content.plan).toHaveLength(12);
    expect(await read<SinceSeal>(who, `seals/${row}/since`)).toEqual({
      same: false,
      added: [{ fragment: "story", author: ali.as, text: "We go on here." }],
      gone: [],
      said: [],
    });
  };
  await look(ali);
  note.close();
  await server.restart();
  await look(sam);
});

test("SL8, IN3: who was given the plan is told of no seal, who isn't in the note finds none, and who left neither", async () => {
  const note = await openForTwo(server);
  await note.write("sam", "Only for us.");
  const row = await note.keep("sam");
  const { secret } = await invitation(note.sam, { role: "supporter", name: "Kim", access: "plan" });
  const kim = await joined(server.visitor(), secret, "Kim");
  const other = await openForTwo(server);
  const stranger = { ...other.sam, note: note.sam.note };
  note.close();
  other.close();
  for (const path of ["seals", `seals/${row}`, `seals/${row}/since`]) {
    expect(await problemOf(await get(kim, path))).toBe("not-allowed");
    expect(await problemOf(await get(stranger, path))).toBe("not-found");
    expect(await problemOf(await get({ ...note.sam, visitor: server.visitor() }, path))).toBe("no-session");
  }
  await note.ali.visitor.request("DELETE", `/api/notes/${note.ali.note}/people/me?as=${note.ali.as}`);
  expect(await problemOf(await get(note.ali, `seals/${row}`))).toBe("not-found");
});

test("SL8: a row that is no seal, that is not there or that is no number is not found, and holds nobody up", async () => {
  const note = await openForTwo(server);
  const row = await note.keep("sam");
  for (const wrong of ["1", "0", "-1", `${row + 1}`, "999999999", "1e3", "seal", `${row}.5`])
    for (const path of [`seals/${wrong}`, `seals/${wrong}/since`])
      expect([path, await problemOf(await get(note.sam, path))]).toEqual([path, "not-found"]);
  await note.write("ali", "Still here.");
  note.close();
});
