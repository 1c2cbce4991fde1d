import { parentPort } from "node:worker_threads";
import { copyPage, html, markdown, plainText } from "@ourwords/export";
import type { CopyJob, JobAnswer } from "./copy-job.ts";
import { COPY_LANGUAGES } from "./copy-language.ts";
import { faces } from "./faces.ts";

// A thread's main: it writes copies, so that the one that carries everybody's typing does not.
let read: Promise<string> | undefined;

async function write({ copy, format, language, paper }: CopyJob): Promise<Uint8Array<ArrayBuffer>> {
  const page = copyPage(copy, COPY_LANGUAGES[language]);
  const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  switch (format) {
    case "text":
      return bytesOf(plainText(page));
    case "markdown":
      return bytesOf(markdown(page));
    case "html":
      return bytesOf(html(page, { faces: await (read ??= faces()), ...(paper && { paper }) }));
    case "docx": {
      const { docx } = await import("@ourwords/export/docx");
      return new Uint8Array(await docx(page, paper));
    }
  }
}

parentPort?.on("message", ({ id, job }: { readonly id: number; readonly job: CopyJob }) => {
  const answer = (bytes: JobAnswer["bytes"]): void =>
    parentPort?.postMessage({ id, bytes } satisfies JobAnswer, bytes ? [bytes.buffer] : []);
  write(job).then(answer, () => answer(undefined));
});
