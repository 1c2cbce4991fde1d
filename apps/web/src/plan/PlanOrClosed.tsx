import { type ReactElement, useCallback } from "react";
import { type PlanReader, readPlan } from "../api/plan-api.ts";
import { Redirect } from "../app/Redirect.tsx";
import { useAnswer } from "../app/use-answer.ts";
import { Wait } from "../look/Wait.tsx";
import { ClosedNote } from "../note/ClosedNote.tsx";

/** The address of a note, opened by who may not write in it: to the plan, if that was given to them. */
export function PlanOrClosed({ note, as }: PlanReader): ReactElement {
  const [answer] = useAnswer(useCallback(() => readPlan({ note, as }), [note, as]));
  if (answer.kind === "waiting") return <Wait />;
  if (answer.kind !== "ok") return <ClosedNote reason="no-access" />;
  return <Redirect to={`/notes/${note}/plan${as === undefined ? "" : `?as=${as}`}`} />;
}
