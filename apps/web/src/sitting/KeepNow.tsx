import { Trans, useLingui } from "@lingui/react/macro";
import type { Answered } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useState } from "react";
import { Button } from "../look/Button.tsx";
import { listed } from "../look/people-words.ts";
import { AddName } from "./AddName.tsx";
import { Closing } from "./Closing.tsx";
import { keepNote } from "./keep-note.ts";
import { keptBy, keptWhen } from "./kept-words.ts";
import { NotKept } from "./NotKept.tsx";
import type { SealsProps } from "./SittingDialog.tsx";
import { WhatIsOpen } from "./WhatIsOpen.tsx";

interface KeepNowProps extends SealsProps {
  readonly story: Editor | undefined;
}

/** What keeping the note means, what is still open in it, and the one button. Then what was kept, and who stands by it. */
export function KeepNow({ connection, state, seals, story, onOpen }: KeepNowProps): ReactElement {
  const { i18n } = useLingui();
  const [answered, setAnswered] = useState<Answered | "asked">();
  const kept = typeof answered === "object" && answered.ok ? seals.find(({ seq }) => seq === answered.seal) : undefined;
  const withNote = state.people.filter(({ access }) => access === "note");
  const names = listed(
    withNote.map(({ name }) => name),
    i18n.locale,
  );
  const keep = async (): Promise<void> => {
    setAnswered("asked");
    setAnswered(await keepNote(connection, state));
  };
  if (kept) {
    const [when, by] = [keptWhen(i18n, kept.at), keptBy(kept, i18n.locale)];
    return (
      <div className="sitting">
        <p className="sitting-kept" role="status">
          <Trans>
            Kept as it is now, on {when}, by {by}.
          </Trans>
        </p>
        <p>
          <Trans>You find it here whenever you want to look at it. You can go on writing in the note.</Trans>
        </p>
        <div className="sitting-answers">
          <AddName connection={connection} state={state} seal={kept} />
          <Button kind="plain" onPress={() => onOpen(kept.seq)}>
            <Trans>Look at it</Trans>
          </Button>
        </div>
        {story && <Closing connection={connection} state={state} story={story} />}
      </div>
    );
  }
  return (
    <div className="sitting">
      <p>
        <Trans>
          The story and the plan are kept as they are now: every word, and whose it is. Nobody can change what is kept.
          The note itself goes on.
        </Trans>
      </p>
      <p>
        <Trans>Everybody who has this note can look at it: {names}.</Trans>
      </p>
      <WhatIsOpen connection={connection} people={state.people} />
      <Button kind="main" isDisabled={answered === "asked"} onPress={() => void keep()}>
        <Trans>Keep it as it is now</Trans>
      </Button>
      <NotKept answered={typeof answered === "object" ? answered : undefined} />
    </div>
  );
}
