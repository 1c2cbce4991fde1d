import type { NoteConnection } from "@ourwords/sync/client";
import { type ShownQuote, shownQuotes } from "./shown-quotes.ts";

interface QuoteStore {
  /** the same list until something in it changes */
  readonly quotes: () => readonly ShownQuote[];
  readonly subscribe: (listener: () => void) => () => void;
}

/** The quotes that are shown, as they come and go, and their lines in the plan with them. */
export function quoteStore({ doc }: Pick<NoteConnection, "doc">): QuoteStore {
  const [reasons, plan] = [doc.getMap("reasons"), doc.getXmlFragment("plan")];
  const listeners = new Set<() => void>();
  let last = shownQuotes({ doc });
  const renew = (): void => {
    const next = shownQuotes({ doc });
    if (JSON.stringify(next) === JSON.stringify(last)) return;
    last = next;
    for (const listener of listeners) listener();
  };
  return {
    quotes: () => last,
    subscribe: (listener) => {
      if (listeners.size === 0) {
        reasons.observe(renew);
        plan.observeDeep(renew);
      }
      listeners.add(listener);
      renew();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        reasons.unobserve(renew);
        plan.unobserveDeep(renew);
      };
    },
  };
}
