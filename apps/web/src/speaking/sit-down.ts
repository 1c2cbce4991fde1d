import type { ParticipantId, ProblemReason } from "@ourwords/protocol";
import type { Clock } from "@ourwords/sync";
import type { ApiFailure } from "../api/api-result.ts";
import { sitHere } from "../api/here-api.ts";
import { readWaiting, stopWaiting } from "../api/join-api.ts";
import type { Self } from "../api/people-api.ts";
import type { Seated, SitDown } from "./seat.ts";

/** Between two looks whether somebody's own page has answered. */
const LOOK_MS = 1_500;

/** What came of it, and as whom they sit here. */
export interface SatDown {
  readonly seated: Seated;
  readonly as?: ParticipantId;
}

export async function sitDown(host: Self, who: SitDown): Promise<SatDown> {
  const answer = await sitHere(host, who);
  if (answer.kind !== "ok") return { seated: seatedFrom(answer) };
  return answer.value.kind === "in" ? { seated: "in", as: answer.value.entry.as } : { seated: "waiting" };
}

/** Resolves when their own page has said yes or no, or when `signal` ends it. */
export async function waitForOwnPage(signal: AbortSignal, clock: Clock): Promise<SatDown> {
  while (!signal.aborted) {
    const answer = await readWaiting();
    if (answer.kind === "ok" && answer.value.state === "in") return { seated: "in", as: answer.value.as };
    if (answer.kind === "ok" && answer.value.state === "over") return { seated: "not-allowed" };
    if (answer.kind === "problem") return { seated: seatedFrom(answer) };
    await pause(LOOK_MS, signal, clock);
  }
  void stopWaiting();
  return { seated: "not-allowed" };
}

function pause(ms: number, signal: AbortSignal, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, resolve);
    signal.addEventListener("abort", () => {
      cancel();
      resolve();
    });
  });
}

const WHY: Readonly<Partial<Record<ProblemReason, Seated>>> = {
  "numbers-wrong": "wrong",
  "too-many-tries": "too-often",
  "look-taken": "look-taken",
  "not-allowed": "not-allowed",
  "waiting-over": "not-allowed",
};

function seatedFrom(failure: ApiFailure): Seated {
  if (failure.kind === "offline") return "offline";
  return (failure.kind === "problem" ? WHY[failure.reason] : undefined) ?? "failed";
}
