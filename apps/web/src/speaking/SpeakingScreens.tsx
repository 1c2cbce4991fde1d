import type { Participant } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { finishHere } from "../api/here-api.ts";
import { useSay } from "../announcing/Announcer.tsx";
import { forgetThisDevice } from "../safety/left-behind.ts";
import { HereDialog } from "./HereDialog.tsx";
import { LeaveScreen } from "./LeaveScreen.tsx";
import { MyNumbers } from "./MyNumbers.tsx";
import { MyWords } from "./MyWords.tsx";
import { isOnOwnPage } from "./own-page.ts";
import { isUnchecked, type Passage } from "./passages.ts";
import { PhoneTakesOver } from "./PhoneTakesOver.tsx";
import { ReadBack } from "./ReadBack.tsx";
import type { SpeakingScreen } from "./speaking-screen.ts";
import { takeBack } from "./take-back.ts";
import { usePassages } from "./use-passages.ts";
import type { SpeakingParts } from "./use-speaking.tsx";
import { useLingui } from "@lingui/react/macro";
import "../look/speaking-dock.css";

export interface SpeakingScreensProps extends SpeakingParts {
  readonly screen: SpeakingScreen;
  /** somebody sits down */
  readonly onSat: () => void;
  /** the caret goes there, and this is closed */
  readonly onMend: (passage: Passage) => void;
  /** somebody left this screen of their own will */
  readonly onLeft: (who: Participant) => void;
  readonly onClose: () => void;
}

/** What lies over the page: sitting down, my words, reading back, going. */
export function SpeakingScreens(props: SpeakingScreensProps): ReactElement | undefined {
  const { note, connection, state, screen, onOpen, onClose, onLeft, onMend } = props;
  const { t } = useLingui();
  const say = useSay();
  const passages = usePassages(connection);
  const { people, writers, you, scribes, save } = state;
  const unchecked = (author: Participant): number =>
    passages.filter((each) => each.author === author.id && isUnchecked(each)).length;
  const person = people.find(({ id, role }) => role === "person" && writers.includes(id));
  switch (screen.kind) {
    case "here":
      return <HereDialog {...props} />;
    case "my-words":
      return (
        <MyWords
          writers={writers.flatMap((id) => people.find((each) => each.id === id) ?? [])}
          people={people}
          scribes={scribes}
          unchecked={unchecked}
          onLet={async (author, scribe, may) => (await connection.letScribe(author.id, scribe.id, may)).ok}
          onReadBack={({ id }) => onOpen({ kind: "read-back", author: id })}
          onClose={onClose}
        />
      );
    case "my-numbers":
      return <MyNumbers self={{ note, as: you.id }} onClose={onClose} />;
    case "read-back": {
      const author = people.find(({ id }) => id === screen.author);
      if (!author) return undefined;
      return (
        <ReadBack
          author={author}
          people={people}
          passages={passages.filter((each) => each.author === author.id)}
          onCheck={async (verdict, which) => {
            const ranges = which.flatMap((each) => each.ranges);
            return (await connection.check(author.id, verdict, ranges)).ok;
          }}
          onMend={onMend}
          onClose={onClose}
        />
      );
    }
    case "leave":
      if (!person) return undefined;
      return (
        <LeaveScreen
          person={person}
          host={you}
          unchecked={unchecked(person)}
          isUnsaved={save !== "saved"}
          onLeave={async () => {
            // Who isn't here can't say whose words they are: the yes to a scribe ends too, unless they go on elsewhere.
            if (!isOnOwnPage(connection, person.id)) await takeBack(connection, state, person);
            const answer = await finishHere(note);
            if (answer.kind !== "ok") return false;
            onLeft(person);
            forgetThisDevice();
            connection.share([]);
            onClose();
            say(t`${person.name} has left this screen.`, "answer");
            return true;
          }}
          onReadBack={() => onOpen({ kind: "read-back", author: person.id })}
          onClose={onClose}
        />
      );
    case "phone":
      if (!person) return undefined;
      return (
        <PhoneTakesOver
          note={note}
          person={person}
          isIn={isOnOwnPage(connection, person.id)}
          onGiveUp={() => onOpen({ kind: "leave" })}
          onClose={onClose}
        />
      );
  }
}
