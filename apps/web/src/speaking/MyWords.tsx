import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Participant, Scribe } from "@ourwords/protocol";
import { type ReactElement, useState } from "react";
import { Switch } from "react-aria-components/Switch";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import "../look/switch.css";

interface MyWordsProps {
  /** who writes on this page; each decides for themselves */
  readonly writers: readonly Participant[];
  readonly people: readonly Participant[];
  readonly scribes: readonly Scribe[];
  /** how many passages each has still to look at */
  readonly unchecked: (author: Participant) => number;
  readonly onLet: (author: Participant, scribe: Participant, may: boolean) => Promise<boolean>;
  readonly onReadBack: (author: Participant) => void;
  readonly onClose: () => void;
}

/** The one place where a yes to a scribe is given and taken back, and that leads to what was written down. */
export function MyWords(props: MyWordsProps): ReactElement {
  const { writers, onClose } = props;
  return (
    <Sheetlet title={<Trans>My words</Trans>} isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <p>
        <Trans>What somebody writes down for you shows as your words, with a pencil, until you have checked it.</Trans>
      </p>
      {writers.map((author) => (
        <Author key={author.id} author={author} isShared={writers.length > 1} {...props} />
      ))}
    </Sheetlet>
  );
}

type AuthorProps = MyWordsProps & { readonly author: Participant; readonly isShared: boolean };

function Author({ author, isShared, people, scribes, unchecked, onLet, onReadBack }: AuthorProps): ReactElement {
  const { t } = useLingui();
  const [failed, setFailed] = useState(false);
  const { name } = author;
  const others = people.filter(({ id, access }) => id !== author.id && access === "note");
  const count = unchecked(author);
  const say = (scribe: Participant, may: boolean): void => {
    const ask = async (): Promise<void> => setFailed(!(await onLet(author, scribe, may)));
    void ask();
  };
  return (
    <section className="my-words" aria-label={isShared ? name : t`My words`}>
      {isShared && <h3>{name}</h3>}
      {count > 0 && (
        <div className="my-words-count">
          <p>
            <Plural
              value={count}
              one="# passage was written down for you and is not checked yet."
              other="# passages were written down for you and are not checked yet."
            />
          </p>
          <Button kind="plain" onPress={() => onReadBack(author)}>
            <Trans>Read now</Trans>
          </Button>
        </div>
      )}
      {others.map((scribe) => (
        <Switch
          key={scribe.id}
          className="switch"
          isSelected={scribes.some((each) => each.author === author.id && each.scribe === scribe.id)}
          onChange={(may) => say(scribe, may)}
        >
          <span className="switch-track" aria-hidden="true" />
          <Trans>{scribe.name} may write down my words</Trans>
        </Switch>
      ))}
      {others.length === 0 && (
        <p className="quiet">
          <Trans>Nobody else is in this note yet.</Trans>
        </p>
      )}
      <p className="said" role="alert">
        {failed && <Trans>This did not get through. Try again in a moment.</Trans>}
      </p>
    </section>
  );
}
