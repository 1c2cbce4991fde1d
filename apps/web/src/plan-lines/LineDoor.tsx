import { useLingui } from "@lingui/react/macro";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useEffect, useEffectEvent, useState } from "react";
import { useSay } from "../announcing/Announcer.tsx";
import { part } from "../app/part.tsx";
import type { OpenState } from "../note/open-state.ts";
import { ASK, askIn, type LineAsk } from "./line-asks.ts";
import { lineHere, nameLineHere } from "./place-of-line.ts";

const lineNotes = part(async () => (await import("./LineNotes.tsx")).LineNotes);

interface LineDoorProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly plan: Editor;
}

/** The card that is open, and over which line. */
export type LineCard = { readonly of: "questions" } | { readonly of: "answer" | "who"; readonly line: string };

export interface LineNotesProps extends LineDoorProps {
  readonly card: LineCard | undefined;
  readonly onCard: (card: LineCard | undefined) => void;
}

/**
 * Fetches what is drawn under the plan's lines once there is anything to draw, or somebody asks for it. The first word needs
 * none of it.
 */
export function LineDoor({ connection, state, plan }: LineDoorProps): ReactElement | undefined {
  const { t } = useLingui();
  const say = useSay();
  const { doc } = connection;
  const [isWanted, setWanted] = useState(() => doc.getMap("stances").size > 0 || saysAnything(plan));
  const [card, setCard] = useState<LineCard>();
  useEffect(() => {
    const look = (): void => setWanted((before) => before || saysAnything(plan));
    plan.on("update", look);
    return () => {
      plan.off("update", look);
    };
  }, [plan]);
  const open = useEffectEvent((ask: LineAsk) => {
    if (typeof state.link === "object") return;
    if (ask === "questions") return setCard({ of: ask });
    const isEmpty = plan.state.selection.$head.parent.textContent.trim() === "";
    const line = ask === "who" ? nameLineHere(plan) : isEmpty ? undefined : lineHere(plan.state);
    if (line !== undefined) return setCard({ of: ask, line });
    const words =
      ask === "answer"
        ? t`Put the cursor in a line of the plan that says something.`
        : t`Put the cursor in a line of the plan, not in a heading.`;
    return say(words, "answer");
  });
  useEffect(() => {
    const { dom } = plan.view;
    const hear = (event: Event): void => {
      const ask = askIn(event);
      if (ask) open(ask);
    };
    dom.addEventListener(ASK, hear);
    return () => dom.removeEventListener(ASK, hear);
  }, [plan]);
  if (!isWanted && !card) return undefined;
  return <lineNotes.Part connection={connection} state={state} plan={plan} card={card} onCard={setCard} />;
}

function saysAnything({ state }: Editor): boolean {
  let says = false;
  state.doc.descendants(({ type, content, attrs, isTextblock }) => {
    says ||= type.name === "paragraph" && (content.size > 0 || attrs["who"] !== null || attrs["by"] !== null);
    return !says && !isTextblock;
  });
  return says;
}
