import { beforeAll, expect, test } from "vitest";
import { installDom } from "../../../../prove/dom.ts";
import { cleanHtml } from "./clean-html.ts";
import { cleanText } from "./clean-text.ts";

beforeAll(installDom);

test("AU10.5: what HTML claims about authors is gone, and so is every attribute", () => {
  const claim = `<p data-by="SM" data-look="rust" style="color:red" onclick="alert(1)"><span class="w" data-look="rust" data-by="SM">i agree</span></p>`;
  expect(cleanHtml(claim)).toBe("<p>i agree</p>");
});

test("AU10.5: web pages come down to what a note can hold", () => {
  const cases: readonly (readonly [html: string, clean: string])[] = [
    ["<h1>One</h1><h2>Two</h2><h3>Three</h3><h6>Six</h6>", "<h2>One</h2><h2>Two</h2><h3>Three</h3><h3>Six</h3>"],
    ["<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"],
    ["one<br>two<br><br>three", "<p>one</p><p>two</p><p>three</p>"],
    ["<p> much \n\t space </p>\n\n<p> </p><p>&nbsp;</p>", "<p>much space</p>"],
    [
      "<b>b</b> <strong>s</strong> <i>i</i> <em>e</em>",
      "<p><strong>b</strong> <strong>s</strong> <em>i</em> <em>e</em></p>",
    ],
    [`<span style="font-weight:700;font-style:italic">x</span>`, "<p><strong><em>x</em></strong></p>"],
    [`<b style="font-weight:normal"><p><span style="font-weight:400">Docs</span></p></b>`, "<p>Docs</p>"],
    [
      "<script>bad()</script><style>p{}</style><!-- c --><p>good<img src=x onerror=bad()></p><svg><text>no</text></svg>",
      "<p>good</p>",
    ],
    [`<p>seen<span style="display: none">unseen</span><span hidden>unseen</span></p>`, "<p>seen</p>"],
    ["<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"],
    ["<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"],
    [`<ol start="7"><li><p>a</p></li><li></li></ol>`, "<ol><li><p>a</p></li></ol>"],
    ["<li>alone</li>", "<p>alone</p>"],
    ["<ul>stray<li>a</li></ul>", "<ul><li><p>stray</p></li><li><p>a</p></li></ul>"],
    ["<blockquote>said</blockquote>after", "<blockquote><p>said</p></blockquote><p>after</p>"],
    ["<h2><div>Deep</div> title</h2>", "<h2>Deep</h2><h2>title</h2>"],
    [
      "<table><tr><th>Day</th><th>Who</th></tr><tr><td>Monday</td><td><p>Jo</p><p>Sam</p></td></tr></table>",
      "<p>Day | Who</p><p>Monday | Jo Sam</p>",
    ],
    ["<table><tr><td><p>a</p><p>b</p></td></tr></table>", "<p>a</p><p>b</p>"],
    ["<pre>one\n  two</pre>", "<p>one</p><p>  two</p>"],
    ["<p>&lt;b&gt;not bold&lt;/b&gt;</p>", "<p>&lt;b&gt;not bold&lt;/b&gt;</p>"],
    ["<a href='javascript:x'>a link</a>", "<p>a link</p>"],
    ["<img src=x>", ""],
  ];
  for (const [html, clean] of cases) expect(cleanHtml(html), html).toBe(clean);
});

test("AU10.5: Word's lists become lists, without the bullets that it writes as text", () => {
  const item = (level: number, sign: string, text: string): string =>
    `<p class=MsoListParagraph style='margin-left:36pt;text-indent:-18pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`;
  const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {} --></style></head><body><!--StartFragment--><p class=MsoNormal><b>Plan<o:p></o:p></b></p>${item(1, "·", "call work")}${item(2, "o", "on Monday")}${item(1, "·", "see Jo")}<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Then:</p>${item(1, "1.", "first")}${item(1, "2.", "second")}<!--EndFragment--></body></html>`;
  expect(cleanHtml(html)).toBe(
    "<p><strong>Plan</strong></p><ul><li><p>call work</p><ul><li><p>on Monday</p></li></ul></li><li><p>see Jo</p></li></ul><p>Then:</p><ol><li><p>first</p></li><li><p>second</p></li></ol>",
  );
});

test("AU10.5: words copied from a note keep their spaces, also at the edges", () => {
  expect(cleanHtml(`<p data-pm-slice="1 1 []"> two  spaces <strong>b</strong> </p>`)).toBe(
    "<p> two  spaces <strong>b</strong> </p>",
  );
});

test("AU10.5: nesting without end ends, and no word of it is lost", () => {
  const html = `${"<blockquote><ul><li>".repeat(200)}deep`;
  const clean = cleanHtml(html);
  expect(clean).toContain("deep");
  expect(clean.split("<").length).toBeLessThan(60);
});

test("AU10.6: control characters, half characters and turned letters do not get in", () => {
  expect(cleanText("a\u0000b\u0007c\ud800d\u202Ee\ufeff")).toBe("abc\ufffdde");
  expect(cleanText("one\r\ntwo\rthree\u2028four\u000bfive")).toBe("one\ntwo\nthree\nfour\nfive");
  expect(cleanText("a\tb 👩‍👩‍👧 né")).toBe("a\tb 👩‍👩‍👧 né");
  expect(cleanHtml("<p>a&#1;b\u202Ec</p>")).toBe("<p>abc</p>");
});
