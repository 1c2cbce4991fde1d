import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useEffect, useState } from "react";
import type { YMapEvent } from "yjs";
import { part } from "../app/part.tsx";
import { useKey } from "../keys/Keys.tsx";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import { askQuote, QUOTE } from "./ask-quote.ts";

const quotes = part(async () => (await import("./Quotes.tsx")).Quotes);

interface QuoteDoorProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly editors: Editors;
}

/** Fetches what quotes words and shows which are quoted, once somebody asks or some are. The first word needs none of it. */
export function QuoteDoor({ connection, state, editors }: QuoteDoorProps): ReactElement | undefined {
  const reasons = connection.doc.getMap("reasons");
  const [hasQuotes, setHasQuotes] = useState(reasons.size > 0);
  const [ask, setAsk] = useState<object>();
  // Others' quotes that came while nobody here could say so.
  const [heard] = useState(() => new Set<string>());
  useKey("put-in-plan", typeof state.link === "object" ? undefined : askQuote);
  useEffect(() => {
    const open = (): void => setAsk({});
    const hear = ({ keys, transaction }: YMapEvent<unknown>): void => {
      if (!transaction.local) for (const [key, { action }] of keys) if (action !== "delete") heard.add(key);
      setHasQuotes(true);
    };
    window.addEventListener(QUOTE, open);
    reasons.observe(hear);
    return () => {
      window.removeEventListener(QUOTE, open);
      reasons.unobserve(hear);
    };
  }, [reasons, heard]);
  const { story, plan } = editors;
  if (!story || !plan || !(hasQuotes || ask)) return undefined;
  return <quotes.Part connection={connection} state={state} editors={{ story, plan }} ask={ask} heard={heard} />;
}
