import { Worker } from "node:worker_threads";

/** A thread that answers one question at a time. */
export class Thread<Question, Answer> {
  readonly #worker: Worker;

  constructor(file: string) {
    // Node says once a thread that it has no localStorage to ask.
    this.#worker = new Worker(new URL(file, import.meta.url), { execArgv: ["--disable-warning=ExperimentalWarning"] });
  }

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#worker.once("error", reject);
      this.#worker.once("message", (answer: Answer) => {
        this.#worker.off("error", reject);
        resolve(answer);
      });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread, not a window
      this.#worker.postMessage(question);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
