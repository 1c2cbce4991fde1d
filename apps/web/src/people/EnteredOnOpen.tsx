import { useLingui } from "@lingui/react/macro";
import type { NoteId, Participant } from "@ourwords/protocol";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { listPeople } from "../api/people-api.ts";
import { useAnswer } from "../app/use-answer.ts";
import { useSay } from "../announcing/Announcer.tsx";
import { EnteredAsYou } from "./EnteredAsYou.tsx";

interface EnteredOnOpenProps {
  readonly note: NoteId;
  readonly you: Participant;
}

/** IN8, when the person comes back to their note: whether a device was let in as them. Later, the list of people asks. */
export function EnteredOnOpen({ note, you: { id } }: EnteredOnOpenProps): ReactElement | undefined {
  const { t } = useLingui();
  const say = useSay();
  const [isLater, setLater] = useState(false);
  const [answer, again] = useAnswer(useCallback(() => listPeople({ note, as: id }), [note, id]));
  const people = answer.kind === "ok" ? answer.value : [];
  const own = people.find(({ participant }) => participant.id === id);
  const isAsked = own?.openings.some(({ letInBy }) => letInBy) === true;
  useEffect(() => {
    if (isAsked) say(t`Another device was let in as you. You can answer at the top of the page.`);
  }, [isAsked, say, t]);
  if (!isAsked || isLater) return undefined;
  return <EnteredAsYou self={{ note, as: id }} people={people} onSaid={again} onLater={() => setLater(true)} />;
}
