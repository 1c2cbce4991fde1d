import { Trans, useLingui } from "@lingui/react/macro";
import { FRAGMENTS } from "@ourwords/note";
import type { NoteId, PlanPerson, Seal, SealedContent } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useCallback, useState } from "react";
import { Failure } from "../api/Failure.tsx";
import { readSeal } from "../api/seals-api.ts";
import { useAnswer } from "../app/use-answer.ts";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";
import type { OpenState } from "../note/open-state.ts";
import { AuthoredText } from "../plan/PlanLines.tsx";
import { SheetName } from "../sheets/SheetName.tsx";
import { copyDialog } from "../take-home/use-take-home.tsx";
import { AddName } from "./AddName.tsx";
import { keptBy, keptWhen } from "./kept-words.ts";
import { LeftAnswer } from "./LeftAnswer.tsx";
import { peopleThen } from "./people-then.ts";
import { saidThen } from "./said-then.ts";
import { sealedBlocks } from "./sealed-blocks.ts";
import { SinceKept } from "./SinceKept.tsx";

interface KeptNoteProps {
  readonly note: NoteId;
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly seal: Seal;
  readonly onBack: () => void;
}

/** A kept note, to be read, and what has changed since. */
export function KeptNote({ note, connection, state, seal, onBack }: KeptNoteProps): ReactElement {
  const { people, you } = state;
  const as = you.id;
  const { i18n } = useLingui();
  const { seq } = seal;
  const [answer] = useAnswer(useCallback(() => readSeal({ note, as }, seq), [note, as, seq]));
  const [isCopying, setCopying] = useState(false);
  const then = peopleThen(seal, people);
  const [when, by] = [keptWhen(i18n, seal.at), keptBy(seal, i18n.locale)];
  return (
    <div className="sitting" data-authors="soft">
      <div className="sitting-answers">
        <Button kind="plain" onPress={onBack}>
          <Icon name="back" />
          <Trans>Back</Trans>
        </Button>
        <Button kind="plain" onPress={() => setCopying(true)}>
          <Icon name="copy" />
          <Trans>Take a copy of this</Trans>
        </Button>
        <AddName connection={connection} state={state} seal={seal} />
      </div>
      {isCopying && <copyDialog.Part self={{ note, as }} isSaved seal={seal} onClose={() => setCopying(false)} />}
      <p>
        <Trans>
          On {when}, by {by}.
        </Trans>
      </p>
      <SinceKept self={{ note, as }} row={seq} people={people} />
      {answer.kind === "ok" && <Content content={answer.value.content} people={then} ledger={connection.ledger} />}
      {answer.kind !== "ok" && answer.kind !== "waiting" && (
        <p role="alert">
          <Failure failure={answer} />
        </p>
      )}
    </div>
  );
}

interface ContentProps {
  readonly content: SealedContent;
  readonly people: readonly PlanPerson[];
  readonly ledger: NoteConnection["ledger"];
}

function Content({ content, people, ledger }: ContentProps): ReactElement {
  const said = saidThen(content, (client) => ledger.voiceOf(client)?.author);
  const nameOf = (who: PlanPerson["id"]): string => people.find(({ id }) => id === who)?.name ?? "";
  return (
    <>
      {FRAGMENTS.map((fragment) => (
        <section key={fragment} className="kept-sheet">
          <h3>
            <SheetName of={fragment} />
          </h3>
          <AuthoredText blocks={sealedBlocks(content[fragment], said.of)} people={people} />
          {fragment === "plan" &&
            said.left.map((answer) => (
              <LeftAnswer
                key={`${answer.line} ${answer.participant}`}
                answer={answer}
                name={nameOf(answer.participant)}
              />
            ))}
        </section>
      ))}
      {content.takenOut.length > 0 && (
        <section className="kept-sheet">
          <h3>
            <Trans>Taken out by then</Trans>
          </h3>
          <ul>
            {content.takenOut.map(({ by, of, at, text }) => {
              const [taker, owner] = [nameOf(by), nameOf(of)];
              return (
                <li key={`${at} ${text}`}>
                  <Trans>
                    “<bdi>{text}</bdi>”, words of {owner}’s, by {taker}
                  </Trans>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}
