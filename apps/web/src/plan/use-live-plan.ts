import type { PlanAnswer } from "@ourwords/protocol";
import { useEffect, useState } from "react";
import type { ApiFailure } from "../api/api-result.ts";
import { livePlanPath, parsePlan, type PlanReader, readPlan } from "../api/plan-api.ts";

/** `over`: they may not read it any more, so it is gone from the screen. */
export type LivePlan =
  | { readonly kind: "opening" }
  | { readonly kind: "open"; readonly plan: PlanAnswer; readonly link: "live" | "lost" }
  | { readonly kind: "over" }
  | { readonly kind: "failed"; readonly failure: ApiFailure };

/** How long until a connection that the browser has given up is tried again. */
const AGAIN_MS = 5_000;

/** The plan as it is written, for as long as the page shows it. */
export function useLivePlan({ note, as }: PlanReader): LivePlan {
  const [state, setState] = useState<LivePlan>({ kind: "opening" });
  useEffect(() => {
    let events: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWanted = true;
    const open = (): void => {
      events = new EventSource(livePlanPath({ note, as }));
      events.addEventListener("message", ({ data }) => {
        const plan = parsePlan(JSON.parse(String(data)));
        setState(plan ? { kind: "open", plan, link: "live" } : { kind: "failed", failure: { kind: "unclear" } });
      });
      events.addEventListener("over", () => {
        events?.close();
        setState({ kind: "over" });
      });
      events.addEventListener("error", () => {
        setState((before) => (before.kind === "open" ? { ...before, link: "lost" } : before));
        // The browser comes back by itself after a cut, and gives up after a refusal, without telling why.
        if (events?.readyState === EventSource.CLOSED) void askWhy();
      });
    };
    const askWhy = async (): Promise<void> => {
      const answer = await readPlan({ note, as });
      if (!isWanted) return;
      const isRefused = answer.kind === "problem" && answer.reason !== "too-many-tries" && answer.reason !== "internal";
      if (isRefused) {
        setState((before) => (before.kind === "open" ? { kind: "over" } : { kind: "failed", failure: answer }));
        return;
      }
      if (answer.kind === "ok") setState({ kind: "open", plan: answer.value, link: "lost" });
      else setState((before) => (before.kind === "open" ? before : { kind: "failed", failure: answer }));
      timer = setTimeout(open, AGAIN_MS);
    };
    open();
    return () => {
      isWanted = false;
      clearTimeout(timer);
      events?.close();
    };
  }, [note, as]);
  return state;
}
