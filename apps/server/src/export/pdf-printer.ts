import { ChromiumPipe } from "./chromium-pipe.ts";

/** How many browsers run at once, and how many copies may wait for one. */
const AT_ONCE = 2;
const WAITING = 8;
/** A note of 40 pages takes 2 s on a small machine that does nothing else. */
const PATIENCE = 40_000;
/** Nobody sees the page it prints. Laid out for a screen as well, a long one would take a quarter longer. */
const PRINT_ONLY = "<style>@media screen{body{display:none}}</style>";
/** They are in the page, but are read when something is set in them. */
const READ_FACES = "Promise.allSettled([...document.fonts].map((face) => face.load())).then(() => 0)";

export type Printed =
  | { readonly kind: "pdf"; readonly bytes: Buffer }
  /** others wait already */
  | { readonly kind: "busy" }
  /** the browser did not start, ended, or took too long */
  | { readonly kind: "failed"; readonly error: unknown };

/** Makes PDFs of web pages. */
export interface PdfPrinter {
  print(html: string): Promise<Printed>;
  /** Ends what runs. Idempotent. */
  close(): Promise<void>;
}

/** Prints with the Chromium at `path`: a new one for each copy, so that no two notes meet in one. */
export function pdfPrinter(path: string): PdfPrinter {
  const running = new Set<ChromiumPipe>();
  const queue: (() => void)[] = [];
  let taken = 0;
  let isClosed = false;

  const turn = async (): Promise<void> => {
    if (taken < AT_ONCE) return void taken++;
    // Whoever is done hands their place on.
    await new Promise<void>((resolve) => queue.push(resolve));
  };
  const done = (): void => {
    const next = queue.shift();
    if (next) next();
    else taken--;
  };
  const printNow = async (html: string): Promise<Printed> => {
    let browser: ChromiumPipe | undefined;
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error("printing took too long")), PATIENCE);
    try {
      browser = await ChromiumPipe.start(path);
      running.add(browser);
      return { kind: "pdf", bytes: await Promise.race([printIn(browser, html), late.promise]) };
    } catch (error) {
      return { kind: "failed", error };
    } finally {
      clearTimeout(timer);
      await browser?.close();
      if (browser) running.delete(browser);
    }
  };
  return {
    print: async (html) => {
      if (isClosed || queue.length >= WAITING) return { kind: "busy" };
      await turn();
      try {
        return isClosed ? { kind: "busy" } : await printNow(html);
      } finally {
        done();
      }
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...running].map((browser) => browser.close()));
    },
  };
}

async function printIn(browser: ChromiumPipe, html: string): Promise<Buffer> {
  const { targetId } = await browser.send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true });
  const session = String(sessionId);
  await browser.send("Emulation.setScriptExecutionDisabled", { value: true }, session);
  const { frameTree } = await browser.send("Page.getFrameTree", {}, session);
  const { frame } = frameTree as { frame: { id: string } }; // reason: the protocol's own shape
  await browser.send("Page.setDocumentContent", { frameId: frame.id, html: `${html}${PRINT_ONLY}` }, session);
  await browser.send("Runtime.evaluate", { expression: READ_FACES, awaitPromise: true }, session);
  const { data } = await browser.send(
    "Page.printToPDF",
    { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true },
    session,
  );
  return Buffer.from(String(data), "base64");
}
