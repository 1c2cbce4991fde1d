import { fork } from "node:child_process";
import { join } from "node:path";
import type { System } from "./install-peers.ts";
import type { Joined, Typed, Typing } from "./load.ts";
import type { Seat } from "./seats.ts";

export type Ask =
  | { readonly do: "begin"; readonly system: System }
  | { readonly do: "open"; readonly seats: readonly Seat[]; readonly seedBytes: number }
  | { readonly do: "type"; readonly typing: Typing }
  | { readonly do: "lost" }
  | { readonly do: "writeLong"; readonly seat: Seat; readonly characters: number }
  | { readonly do: "join"; readonly seats: readonly Seat[]; readonly count: number; readonly atOnce: number }
  | { readonly do: "leave" };

interface Answers {
  readonly type: Typed;
  readonly join: Joined;
  readonly lost: { readonly seen: number; readonly lost: number };
}

/** A process that opens pages and types. */
export interface LoadProcess {
  readonly ask: <K extends Ask["do"]>(ask: Ask & { do: K }) => Promise<K extends keyof Answers ? Answers[K] : void>;
  readonly close: () => void;
}

export function startLoad(system: System): LoadProcess {
  const child = fork(join(import.meta.dirname, "load-worker.ts"));
  const waiting = new Map<number, PromiseWithResolvers<never>>();
  let asked = 0;
  child.on("message", ({ n, value, error }: { n: number; value: never; error?: string }) => {
    const one = waiting.get(n);
    waiting.delete(n);
    if (error === undefined) one?.resolve(value);
    else one?.reject(new Error(error));
  });
  child.on("exit", () => {
    for (const one of waiting.values()) one.reject(new Error("the load's process ended"));
  });
  const ask: LoadProcess["ask"] = (what) => {
    const answer = Promise.withResolvers<never>();
    waiting.set(++asked, answer);
    child.send({ n: asked, ask: what });
    return answer.promise;
  };
  const begun = ask({ do: "begin", system });
  return { ask: async (what) => begun.then(() => ask(what)), close: () => child.disconnect() };
}
