import { Worker } from "node:worker_threads";
import type { CopyJob, JobAnswer } from "./copy-job.ts";

/** 40 pages take half a second on a small machine. */
const PATIENCE = 30_000;
/** Copies in work or in line. Beyond, whoever asks is asked to try again. */
const MOST = 16;
const MEMORY_MB = 384;

export type Made =
  | { readonly kind: "made"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "busy" }
  /** too long, too big, or a bug; nothing is known of what */
  | { readonly kind: "failed" };

/**
 * Writes copies on a thread of its own, one after the other, with a bound on memory and time. It starts with the first
 * copy, and starts anew after one that went wrong.
 */
export class CopyMaker {
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, (made: Made) => void>();
  #last = 0;

  make(job: CopyJob): Promise<Made> {
    if (this.#waiting.size >= MOST) return Promise.resolve({ kind: "busy" });
    const id = ++this.#last;
    const { promise, resolve } = Promise.withResolvers<Made>();
    const late = setTimeout(() => void this.#end(), PATIENCE);
    this.#waiting.set(id, (made) => {
      clearTimeout(late);
      resolve(made);
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread, not a window
    this.#running().postMessage({ id, job });
    return promise;
  }

  /** What is in work fails. Idempotent. */
  async close(): Promise<void> {
    await this.#end();
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL("./copy-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      stderr: true,
    });
    worker.unref();
    worker.on("message", ({ id, bytes }: JobAnswer) =>
      this.#answer(id, bytes ? { kind: "made", bytes } : { kind: "failed" }),
    );
    const ended = () => {
      if (this.#worker === worker) this.#failAll();
    };
    worker.on("error", ended);
    worker.on("exit", ended);
    return (this.#worker = worker);
  }

  #answer(id: number, made: Made): void {
    this.#waiting.get(id)?.(made);
    this.#waiting.delete(id);
  }

  #failAll(): void {
    this.#worker = undefined;
    for (const id of this.#waiting.keys()) this.#answer(id, { kind: "failed" });
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#failAll();
    await worker?.terminate();
  }
}
