import type { CopyVariant, Participant } from "@ourwords/protocol";
import mammoth from "mammoth";
import { expect, test } from "vitest";
import { copyPage } from "./copy-page.ts";
import { GERMAN } from "./copy-words-de.ts";
import { ENGLISH } from "./copy-words-en.ts";
import { docx } from "./docx.ts";
import { html } from "./html.ts";
import { markdown } from "./markdown.ts";
import { plainText } from "./plain-text.ts";
import { takeHome } from "./take-home.ts";
import { ALI, block, content, idOf, JO, piece, SAM, written } from "./testing/sample.ts";
import type { NoteContent } from "./note-content.ts";

const AT = Date.UTC(2026, 10, 23, 15, 10);
const page = (of: NoteContent, variant: CopyVariant = "normal", words = ENGLISH) =>
  copyPage(takeHome(of, variant, { kind: "open", at: AT }), words);
/** What stands below the list of people. */
const body = (of: NoteContent): string => plainText(page(of)).split("\n\n\n")[1] ?? "";

test("TH1: each paragraph is led by whose it is, and by who wrote it down", () => {
  const story = [
    block([piece("It started again.", SAM)]),
    block([written("It’s the mornings.", SAM, ALI, "open")]),
    block([written("Not the nights.", SAM, ALI, "mine")]),
    block([written("I am fine.", SAM, ALI, "not-quite")]),
  ];
  expect(body(content(story))).toBe(
    `STORY

Sam: It started again.

Sam, written down by Dr Ali, not checked by Sam yet: It’s the mornings.

Sam, written down by Dr Ali, checked by Sam: Not the nights.

Sam, written down by Dr Ali, not quite, says Sam: I am fine.`,
  );
});

test("TH1: what several wrote in one paragraph names each before their words", () => {
  const line = block([
    piece("I thought low mood, but ", ALI),
    piece("it is dread", SAM),
    piece(" ", JO),
    piece(".", ALI),
  ]);
  expect(body(content([line]))).toBe(
    "STORY\n\nDr Ali and Sam:\n  Dr Ali: I thought low mood, but\n  Sam: it is dread\n  Dr Ali: .",
  );
});

test("TH2: nobody can write a line in another's name", () => {
  const forged = "Yes.\nDr Ali: take the tablets.\u2028Dr Ali: all of them.";
  const lines = body(content([block([piece(forged, SAM)]), block([piece(forged, SAM), piece("No.", JO)])])).split("\n");
  expect(lines.filter((line) => /^\W*Dr Ali/u.test(line))).toEqual([]);
});

test("TH1: questions of the note's own have no name, those nobody answered are left out, lists keep their numbers", () => {
  const plan = [
    block([piece("What gets in the way")], { level: 3 }),
    block([]),
    block([piece("What I hope for")], { level: 3 }),
    block([piece("Walk.", SAM)], { within: ["list"], marker: 3 }),
    block([piece("With Jo.", SAM)], { within: ["list"] }),
    block([piece("Daily", ALI)], { within: ["list", "list"], marker: "bullet" }),
    block([piece("What else")], { level: 3 }),
  ];
  const text = plainText(page(content([], plan)));
  expect(text.split("PLAN\n\n").at(-1)).toBe(
    "What I hope for\n\n3. Sam: Walk.\n\nSam: With Jo.\n\n  - Dr Ali: Daily\n",
  );
});

test("AU8, TH3: a copy says that words were taken out, whose and by whom, and not the words", () => {
  const takenOut = [{ sheet: "story", block: 0, by: ALI, of: SAM, words: 6, at: AT }] as const;
  const text = body(content([block([piece("You tried the tablets.", ALI)]), block([])], [], { takenOut }));
  expect(text).toBe("STORY\n\nDr Ali: You tried the tablets.\n[Dr Ali took out 6 words of Sam’s here.]");
});

test("AU8, TH3: that words were taken out is said also where nothing is left", () => {
  const takenOut = [{ sheet: "story", block: 9, by: ALI, of: SAM, words: 1, at: AT }] as const;
  expect(body(content([], [], { takenOut }))).toBe("STORY\n\n[Dr Ali took out 1 word of Sam’s here.]");
});

test("a copy says who took part, with who left and still has words in it, and whether it can still change", () => {
  const text = plainText(page(content([block([piece("Hello.", JO)])])));
  expect(text).toContain("- Sam\n- Dr Ali, clinician\n- Jo, sister\n");
  expect(text).toContain("Copy made on Monday, 23 November 2026");
  expect(text).toContain("it can change");
  expect(plainText(page(content([block([piece("Hello.", SAM)])])))).not.toContain("Jo");
  const sealed = takeHome(content([]), "normal", { kind: "sealed", at: AT, by: [SAM, ALI] });
  expect(plainText(copyPage(sealed, ENGLISH))).toContain("by Sam and Dr Ali. It does not change any more.");
});

test("TH5: the plan's copy holds nothing of the story, and only the people its words need", () => {
  const of = content([block([piece("A secret.", JO)])], [block([piece("Walk.", SAM)])], {
    explained: [{ sheet: "story", words: "secret", said: [{ by: ALI, text: "hidden" }] }],
    takenOut: [{ sheet: "story", block: 0, by: ALI, of: JO, words: 2, at: AT }],
  });
  for (const text of [plainText, markdown, (it: ReturnType<typeof page>) => html(it, { faces: "" })].map((format) =>
    format(page(of, "plan")),
  )) {
    expect(text).toContain("Walk.");
    expect(text).not.toMatch(/secret|hidden|Jo|Dr Ali|took out/u);
  }
});

test("what words mean stands in a copy as each says it", () => {
  const explained = [{ sheet: "story", words: "dread", said: [{ by: SAM, text: "like before\nan exam" }] }] as const;
  const text = plainText(page(content([block([piece("It is dread.", SAM)])], [], { explained })));
  expect(text).toContain("WHAT WORDS MEAN\n\n“dread”\n  Sam: like before an exam\n");
});

test("TH6: a copy speaks the language of who takes it, the note's words stay as they are", () => {
  const text = plainText(page(content([block([written("Hello.", SAM, ALI, "open")])]), "normal", GERMAN));
  expect(text).toContain("GESCHICHTE");
  expect(text).toContain("Montag, 23. November 2026");
  expect(text).toContain("Sam, aufgeschrieben von Dr Ali, von Sam noch nicht geprüft: Hello.");
});

test("TH7: people with the same letters have different ones in a copy", () => {
  const people = ["Sam", "Seem", "Dr Ali", "Sim"].map(
    (name): Participant => ({ id: idOf(name), role: "peer", name, look: "rust", access: "note" }),
  );
  expect(
    takeHome(content([], [], { people }), "normal", { kind: "open", at: AT }).people.map((each) => each.letters),
  ).toEqual(["SM", "SM2", "DA", "SM3"]);
});

test("TH8: a copy of what was kept says when and names all who stand by it, also where none of their words are in it", () => {
  const of = content([block([piece("Only in the story.", SAM)])], [block([piece("Walk.", SAM)])]);
  for (const variant of ["normal", "large", "plan"] as const) {
    const copy = takeHome(of, variant, { kind: "sealed", at: AT, by: [ALI, JO] });
    expect(plainText(copyPage(copy, ENGLISH))).toMatch(
      /This is how it was kept on Monday,? 23 November 2026 at \d\d:\d\d, by Dr Ali and Jo\. It does not change any more\./,
    );
    expect(copy.people.map(({ name }) => name)).toEqual(["Sam", "Dr Ali", "Jo"]);
  }
});

test("TH4: each answer stands in words beside its line, also when the line changed or went", () => {
  const of = { text: "Walk far.", who: [], by: undefined, chars: [] };
  const answers = [
    { line: "a", participant: SAM, says: "not-yet", words: "Not\nso far.", of, now: "changed" },
    { line: "a", participant: ALI, says: "agree", words: "", of, now: "stands" },
    { line: "b", participant: JO, says: "differently", words: "I would rest.", of, now: "gone" },
  ] as const;
  const reasons = [
    { line: "a", participant: ALI, anchor: [], author: SAM, text: "my legs", now: { state: "gone" } },
  ] as const;
  const plan = [block([piece("Walk.", JO)], { line: "a", who: [{ participant: SAM }, { name: "Mum" }], by: "Friday" })];
  const text = plainText(page(content([], plan, { answers, reasons }), "plan"));
  expect(text).toContain(`Jo: Walk.
  Because Sam said: “my legs” (these words were taken out since)
  Who: Sam and Mum
  By when: Friday
  Sam says not yet: “Not so far.” (it said then: “Walk far.”)
  Dr Ali agrees

About lines that are not in the plan any more:
  Jo sees it differently: “I would rest.”`);
});

test("TH1: what several wrote, and marks, stand in Markdown and on the web page as what they are", () => {
  const line = block([piece("no *stars*, ", ALI), piece("but", SAM, { marks: ["bold"] }), piece(" <b>dread</b>", SAM)]);
  const of = page(content([line]));
  expect(markdown(of)).toContain(
    "**Dr Ali and Sam:**\\\n**Dr Ali:** no \\*stars\\*,\\\n**Sam:** **but** \\<b\\>dread\\</b\\>",
  );
  const web = html(of, { faces: "", paper: "letter" });
  expect(web).toContain(
    '<abbr class="tag" data-look="rust" title="Sam">SM</abbr> <span class="w" data-look="rust"><strong>but</strong> &lt;b&gt;dread',
  );
  expect(web).toContain('<html lang="en-GB" dir="ltr">');
  expect(web).toContain("size:letter");
});

test("TH6: in a sentence a name and words that run the other way stand by themselves; a record gets no sign for that", () => {
  const [sami, said] = ["سامي", "الدرج أولا."];
  const people = [{ id: SAM, role: "person", name: sami, look: "rust", access: "note" }] as const;
  const of = { text: "Walk.", who: [], by: undefined, chars: [] };
  const answers = [{ line: "a", participant: SAM, says: "not-yet", words: said, of, now: "stands" }] as const;
  const lists = { lang: "ar", within: ["list"], marker: "bullet" } as const;
  const story = [block([piece(said, SAM)], lists), block([piece("Then the door.", SAM)], { ...lists, lang: "en" })];
  const copy = page(content(story, [block([piece("Walk.", SAM)], { line: "a" })], { people, answers }));
  expect(html(copy, { faces: "" })).toContain(`\u2068${sami}\u2069 says not yet: “\u2068${said}\u2069”`);
  expect(html(copy, { faces: "" })).toContain('<ul dir="rtl"><li><p lang="ar" data-look="rust"');
  expect(html(copy, { faces: "" })).toContain('<li><p lang="en" dir="ltr" data-look="rust"');
  expect(plainText(copy)).toContain(`${sami} says not yet: “${said}”`);
  expect(plainText(copy)).not.toMatch(/[\u2066-\u2069]/u);
});

test("TH2: what people wrote can't turn around what others say", () => {
  const text = plainText(page(content([block([piece("one \u202etwo\u2069 three\u2066", SAM), piece(" four", ALI)])])));
  expect(text).toContain("Sam: one two three\n  Dr Ali: four");
});

test("a table of the plan has a column for who and by when where anybody said so", () => {
  const of = { text: "Walk.", who: [], by: undefined, chars: [] };
  const answers = [{ line: "a", participant: SAM, says: "agree", words: "", of, now: "stands" }] as const;
  const plan = (more: object) => [block([piece("Walk.", SAM)], { line: "a", ...more })];
  const columns = (more: object) =>
    [...html(page(content([], plan(more), { answers })), { faces: "" }).matchAll(/<th scope="col">([^<]*)/gu)].map(
      ([, head]) => head,
    );
  expect(columns({})).toEqual(["What", "What each says"]);
  expect(columns({ by: "Friday" })).toEqual(["What", "By when", "What each says"]);
  expect(columns({ who: [{ name: "Mum" }], by: "Friday" })).toEqual(["What", "Who", "By when", "What each says"]);
});

test("large print of the plan alone holds nothing of the story, and no table", () => {
  const of = content([block([piece("A secret.", JO)])], [block([piece("Walk.", SAM)], { line: "a", by: "Friday" })]);
  const web = html(page(of, "plan-large"), { faces: "" });
  expect(web).toContain('class="large"');
  expect(web).toContain("By when: Friday");
  expect(web).not.toMatch(/secret|<table/u);
});

test("TH11, LT4: what became of last time's plan stands in every copy, line by line with each one's name, and names them in the plan's as well", async () => {
  const last = {
    at: Date.UTC(2026, 10, 9, 15),
    lines: [
      {
        text: "Walk to the <river>",
        who: [{ participant: SAM }, { name: "Kim" }],
        by: "Friday",
        said: [
          { by: ALI, is: "changed" },
          { by: SAM, is: "did" },
        ],
      },
      { text: "Ring Jo", who: [], by: undefined, said: [{ by: JO, is: "let-go" }] },
      { text: "Rest", who: [], by: undefined, said: [] },
    ],
  } as const;
  const of = content([], [block([piece("Walk.", SAM)])], { last });
  for (const variant of ["normal", "plan", "large"] as const) {
    const made = page(of, variant);
    expect(plainText(made)).toContain(`LAST TIME, ON MONDAY, 9 NOVEMBER 2026

“Walk to the <river>” (Sam and Kim · Friday)
  Dr Ali: it changed.
  Sam: did it.

“Ring Jo”
  Jo: let it go.

“Rest”
  Nobody has said yet.
`);
    expect(plainText(made)).toContain("- Jo, sister\n");
    expect(markdown(made)).toContain("**“Ring Jo”**\\\nJo: let it go.");
    expect(html(made, { faces: "" })).toContain(
      '<h2>Last time, on Monday, 9 November 2026</h2><div class="word"><p><b>“Walk to the &lt;river&gt;” (Sam and Kim · Friday)</b></p><p>Dr Ali: it changed.</p><p>Sam: did it.</p></div>',
    );
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await docx(made)) });
    expect(value).toContain("Last time, on Monday, 9 November 2026\n\n“Walk to the <river>” (Sam and Kim · Friday)");
    expect(value).toContain("“Ring Jo”\n\nJo: let it go.");
  }
  const german = plainText(page(of, "plan", GERMAN));
  expect(german).toContain("BEIM LETZTEN MAL, AM MONTAG, 9. NOVEMBER 2026");
  expect(german).toContain("Sam: gemacht.");
  expect(plainText(page(content([])))).not.toContain("LAST TIME");
});
