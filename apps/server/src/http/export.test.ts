import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { outcomeKey, planLines } from "@ourwords/note";
import { systemClock } from "../clock.ts";
import { settled } from "../demo/settled.ts";
import { takeTurn } from "../demo/take-turn.ts";
import { findChromium } from "../export/find-chromium.ts";
import { openForTwo } from "../testing/kept-note.ts";
import { invitation, joined, type Member, noteForTwo, problemOf } from "../testing/people.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const STORY = "It is worst before work";
const WALK = "Walk to the river";
const chromium = process.env["CHROMIUM_PATH"] ?? findChromium(process.env["PATH"] ?? "");

let server: TestServer;
let sam: Member;
let kim: Member;
beforeAll(async () => {
  server = await startTestServer(chromium === undefined ? {} : { chromium });
  ({ sam } = await noteForTwo(server));
  const page = sam.visitor.open(sam.note, sam.as, systemClock);
  await settled([page]);
  takeTurn(page.doc, { by: "sam", do: "tell", text: STORY });
  takeTurn(page.doc, { by: "sam", do: "answer", question: 3, text: WALK });
  await settled([page]);
  page.close();
  const { secret } = await invitation(sam, { role: "supporter", name: "Kim", access: "plan" });
  kim = await joined(server.visitor(), secret, "Kim");
});
afterAll(() => server.close());

const copy = ({ visitor, note, as }: Member, query: string): Promise<Response> =>
  visitor.request("GET", `/api/notes/${note}/export?${query}&as=${as}`);

test("AU15: a copy names who wrote each paragraph, in every format that is text, under a neutral file name", async () => {
  for (const [format, type, words] of [
    ["text", "text/plain; charset=utf-8", `Sam: ${STORY}`],
    ["markdown", "text/markdown; charset=utf-8", `**Sam:** ${STORY}`],
    ["html", "text/html; charset=utf-8", `<b class="who">Sam:</b> ${STORY}`],
  ]) {
    const response = await copy(sam, `format=${format}`);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("content-disposition")).toMatch(/filename="copy\.\w+"$/);
    expect(await response.text()).toContain(words);
  }
});

test("a copy for Word is a file of its kind", async () => {
  const response = await copy(sam, "format=docx&variant=large&paper=letter");
  expect(response.status).toBe(200);
  expect(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
});

test("a copy speaks the language that is asked for, else the browser's", async () => {
  const german = await copy(sam, "format=text&lang=de-AT");
  expect(german.headers.get("content-language")).toBe("de");
  expect(await german.text()).toContain("GESCHICHTE");
  const { visitor, note, as } = sam;
  const path = `/api/notes/${note}/export?format=text&as=${as}`;
  expect((await visitor.request("GET", path)).headers.get("content-language")).toBe("en-GB");
});

test("IN3: who was given the plan takes a copy of the plan, and of nothing else", async () => {
  for (const variant of ["plan", "plan-large"]) {
    const plan = await (await copy(kim, `format=text&variant=${variant}`)).text();
    expect(plan).toContain(WALK);
    expect(plan).not.toContain(STORY);
  }
  for (const variant of ["normal", "large"])
    expect(await problemOf(await copy(kim, `format=text&variant=${variant}`))).toBe("not-allowed");
  expect(await problemOf(await copy(kim, "format=fax"))).toBe("not-allowed");
  const stranger = await server.visitor().request("GET", `/api/notes/${sam.note}/export?format=text`);
  expect(await problemOf(stranger)).toBe("no-session");
});

test("TH8, SL8: a copy of what was kept is of that and says so with all names, for who has the note and in every format that is text", async () => {
  const note = await openForTwo(server);
  await note.write("sam", "Kept words.");
  const row = await note.keep("sam");
  await note.keep("ali");
  await note.write("ali", "Words of later.");
  const { secret } = await invitation(note.sam, { role: "supporter", name: "Kim", access: "plan" });
  const reader = await joined(server.visitor(), secret, "Kim");
  note.close();
  for (const format of ["text", "markdown", "html"]) {
    const words = await (await copy(note.ali, `format=${format}&seal=${row}`)).text();
    expect(words).toContain("Kept words.");
    expect(words).not.toContain("Words of later.");
    expect(words).toMatch(/This is how it was kept on .*, by Sam and Dr Ali\. It does not change any more\./);
  }
  expect(await (await copy(note.sam, "format=text")).text()).toContain("Words of later.");
  expect(await problemOf(await copy(reader, `format=text&variant=plan&seal=${row}`))).toBe("not-allowed");
  expect((await copy(reader, "format=text&variant=plan")).status).toBe(200);
});

test("TH11, LT4, SL8: copies say what became of the plan that was kept, also copies of what was kept after; who has the plan alone is told nothing of it", async () => {
  const note = await openForTwo(server);
  takeTurn(note.pages.sam.doc, { by: "sam", do: "answer", question: 3, text: WALK });
  await settled([note.pages.sam, note.pages.ali]);
  const first = await note.keep("sam");
  const [line] = planLines(note.pages.sam.doc).filter(({ text }) => text === WALK);
  const say = (who: "sam" | "ali", is: string): void =>
    void note.pages[who].doc
      .getMap("outcomes")
      .set(outcomeKey({ seal: first, line: line?.id ?? "", participant: note[who].as }), is);
  say("sam", "did");
  say("ali", "let-go");
  await settled([note.pages.sam, note.pages.ali]);
  const second = await note.keep("ali");
  const { secret } = await invitation(note.sam, { role: "supporter", name: "Kim", access: "plan" });
  const reader = await joined(server.visitor(), secret, "Kim");
  note.close();
  for (const query of ["", "&variant=plan", `&seal=${second}`]) {
    const words = await (await copy(note.sam, `format=text${query}`)).text();
    expect(words).toMatch(/LAST TIME, ON \w+, \d+ \w+ \d{4}\n\n“Walk to the river”/u);
    expect(words).toMatch(/ {2}(?:Sam: did it\.\n {2}Dr Ali: let it go|Dr Ali: let it go\.\n {2}Sam: did it)\.\n/u);
  }
  for (const [who, query] of [
    [note.sam, `&seal=${first}`],
    [reader, "&variant=plan"],
  ] as const) {
    const words = await (await copy(who, `format=text${query}`)).text();
    expect(words).toContain(WALK);
    expect(words).not.toContain("LAST TIME");
  }
});

test("TH8: where nothing was kept, a copy of it is refused with where to look", async () => {
  for (const row of ["1", "0", "-1", "999999"]) {
    const response = await copy(sam, `format=text&seal=${row}`);
    expect([row, response.status]).toEqual([row, 404]);
    expect(await response.json()).toMatchObject({
      type: "/problems/not-kept",
      detail: expect.stringContaining("Let’s stop here") as string,
    });
  }
  for (const row of ["seal", "1.5", "1e99"])
    expect(await problemOf(await copy(sam, `format=text&seal=${row}`))).toBe("bad-request");
});

test("an unknown format, variant or paper is answered with those that there are", async () => {
  for (const [query, words] of [
    ["format=fax", "text, markdown, html, docx, pdf"],
    ["", "text, markdown, html, docx, pdf"],
    ["format=text&variant=tiny", "normal, large, plan, plan-large"],
    ["format=text&paper=napkin", "a4, letter"],
  ]) {
    const response = await copy(sam, query ?? "");
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining(words ?? "") as string });
  }
});

test("where there is no browser on the server, a PDF is refused with what to do instead", async () => {
  const plain = await startTestServer();
  const { sam: other } = await noteForTwo(plain);
  const response = await copy(other, "format=pdf");
  expect(response.status).toBe(501);
  expect(await response.json()).toMatchObject({
    type: "/problems/no-pdf",
    detail: expect.stringContaining("Save as PDF") as string,
  });
  await plain.close();
  const broken = await startTestServer({ chromium: "/nowhere/chromium" });
  const { sam: third } = await noteForTwo(broken);
  expect(await problemOf(await copy(third, "format=pdf"))).toBe("no-pdf");
  expect(broken.logged.join("")).toContain("a copy was not made");
  await broken.close();
});

test.runIf(chromium !== undefined)("a PDF is made, and its browser leaves no file behind", async () => {
  const response = await copy(sam, "format=pdf&variant=plan");
  expect(response.headers.get("content-type")).toBe("application/pdf");
  expect(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`ourwords-print-${process.pid}-`))).toEqual([]);
});
