import { Trans, useLingui } from "@lingui/react/macro";
import type { Since } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useEffect, useEffectEvent, useId, useState } from "react";
import { flushSync } from "react-dom";
import { useSay } from "../announcing/Announcer.tsx";
import { useKey } from "../keys/Keys.tsx";
import { Button } from "../look/Button.tsx";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import { sheetId } from "../sheets/sheet-ids.ts";
import { usePace } from "../pace/pace-state.ts";
import { type NewsPlace, newsPlaces } from "./news-places.ts";
import { PlaceFrame } from "./PlaceFrame.tsx";
import { findPlace, scrollTo } from "./place-on-screen.ts";
import { placeWords, sinceWords } from "./since-words.ts";
import { StepStrip } from "./StepStrip.tsx";
import { whenWords } from "./when-words.ts";
import "./since.css";

export interface SinceCardProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly editors: Editors;
  readonly since: Since;
  readonly onClose: () => void;
}

/** Where somebody is on the way through what is new. */
type Walk =
  | { readonly kind: "not-yet" }
  | { readonly kind: "at"; readonly places: readonly NewsPlace[]; readonly index: number; readonly isFramed: boolean }
  | { readonly kind: "end"; readonly places: readonly NewsPlace[] };

/** One quiet card: what is new, in words, by author; and a way through it, one place after another. */
export function SinceCard({ connection, state, editors, since, onClose }: SinceCardProps): ReactElement | undefined {
  const { i18n, t } = useLingui();
  const say = useSay();
  const pace = usePace();
  const title = useId();
  const [walk, setWalk] = useState<Walk>({ kind: "not-yet" });
  const [now] = useState(() => Date.now());
  const look = (): readonly NewsPlace[] =>
    newsPlaces({
      doc: connection.doc,
      ledger: connection.ledger,
      since,
      takenOut: connection.takenOut,
      you: state.you.id,
    });
  // Once: the card is about what was there when the note was opened.
  const [atFirst] = useState(look);
  const when = whenWords(i18n, since.at, now);
  const sentences = sinceWords(i18n, atFirst, state);
  const tell = useEffectEvent(() => {
    if (sentences.length > 0) say(`${when}: ${sentences.join(". ")}.`);
  });
  useEffect(() => tell(), []);

  /** What is gone meanwhile is left out, so the way is looked for anew at each step. */
  const step = (by: 1 | -1): void => {
    const places = look();
    const before = walk.kind === "not-yet" ? undefined : walk.places;
    const stood = walk.kind === "at" ? walk.index : walk.kind === "end" ? walk.places.length : -1;
    // Those that still stand before where they were, and where they were itself.
    const passed = (before ?? []).slice(0, by === 1 ? stood + 1 : stood);
    const next = places.filter(({ key }) => passed.some((each) => each.key === key)).length + (by === 1 ? 0 : -1);
    const place = places[Math.max(0, next)];
    if (!place) {
      setWalk({ kind: "end", places });
      say(t`That is all.`, "answer");
      return;
    }
    const index = places.indexOf(place);
    setWalk({ kind: "at", places, index, isFramed: true });
    const found = findPlace(place, connection, editors);
    if (found) {
      // What is folded, or one question at a time, can't be shown among the rest.
      flushSync(() => {
        if (pace.isOneByOne) pace.setOneByOne(false);
        if (found.fragment === "plan") pace.openPlan();
      });
      scrollTo(found);
    }
    const nth = index + 1;
    const all = places.length;
    const words = placeWords(i18n, place, state);
    say(t`${nth} of ${all}. ${words}`, "answer");
  };
  const place = walk.kind === "at" ? walk.places[walk.index] : undefined;
  const found = place && findPlace(place, connection, editors);
  const close = (): void => {
    // Not nowhere: to the sheet they were reading.
    const sheet = document.getElementById(sheetId(found?.fragment ?? "story"));
    if (walk.kind !== "not-yet" && sheet) {
      sheet.tabIndex = -1;
      sheet.focus({ preventScroll: true });
    }
    onClose();
  };
  useKey("next-news", sentences.length > 0 ? () => step(1) : undefined);
  if (sentences.length === 0) return undefined;
  if (walk.kind !== "not-yet")
    return (
      <>
        <StepStrip
          at={walk.kind === "at" ? { place, index: walk.index, all: walk.places.length } : "end"}
          state={state}
          onStep={step}
          onClose={close}
        />
        {place && found && walk.kind === "at" && walk.isFramed && (
          <PlaceFrame
            key={place.key}
            place={found}
            find={() => findPlace(place, connection, editors)}
            onWrite={() => setWalk({ ...walk, isFramed: false })}
          />
        )}
      </>
    );
  return (
    <section className="since" aria-labelledby={title}>
      <div>
        <h2 id={title}>{when}</h2>
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <div className="choices">
        <Button kind="plain" onPress={() => step(1)}>
          <Trans>Show me</Trans>
        </Button>
        <Button kind="bare" onPress={close}>
          <Trans>Close</Trans>
        </Button>
      </div>
    </section>
  );
}
