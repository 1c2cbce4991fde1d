import type { NoteEntry } from "@ourwords/protocol";
import { lazy, type ReactElement, useCallback, useState } from "react";
import { lookAtInvitation } from "../api/join-api.ts";
import { visit } from "../app/address.ts";
import { useAnswer } from "../app/use-answer.ts";
import { useFragmentSecret } from "../app/use-fragment-secret.ts";
import { Wait } from "../look/Wait.tsx";
import { JoinForm } from "../joining/JoinForm.tsx";
import { JoinRefused } from "../joining/JoinRefused.tsx";
import "../look/authors.css";
import "../look/joining.css";

/** With a link nobody needs the field for a code, and few have to wait. */
const DoorPage = lazy(async () => ({ default: (await import("../joining/DoorPage.tsx")).DoorPage }));

/** `/join#SECRET`: one screen between a link and the note. `/join`: the same for a code, and where to wait. */
export function JoinPage(): ReactElement {
  const secret = useFragmentSecret();
  const [usedUp, setUsedUp] = useState<string>();
  const open = useCallback(
    ({ note, as }: NoteEntry, page = "") => visit(`/notes/${note}${page}?as=${as}`, { replace: true }),
    [],
  );
  return secret === "" || secret === usedUp ? (
    <DoorPage onIn={open} />
  ) : (
    <ByLink key={secret} secret={secret} onIn={open} onWait={() => setUsedUp(secret)} />
  );
}

interface ByLinkProps {
  readonly secret: string;
  readonly onIn: (entry: NoteEntry, page?: "/plan") => void;
  readonly onWait: () => void;
}

function ByLink({ secret, onIn, onWait }: ByLinkProps): ReactElement {
  const [answer, again] = useAnswer(useCallback(() => lookAtInvitation({ secret }), [secret]));
  switch (answer.kind) {
    case "waiting":
      return <Wait />;
    case "ok": {
      const { access } = answer.value;
      const enter = (entry: NoteEntry): void => (access === "plan" ? onIn(entry, "/plan") : onIn(entry));
      return <JoinForm joinKey={{ secret }} invitation={answer.value} onIn={enter} onWait={onWait} />;
    }
    case "problem":
    case "offline":
    case "unclear":
      return <JoinRefused failure={answer} onAgain={again} />;
  }
}
