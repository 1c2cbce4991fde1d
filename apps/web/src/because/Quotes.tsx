import { useLingui } from "@lingui/react/macro";
import { type FragmentName, parseReason, parseReasonKey, type Reason } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from "react";
import { createPortal, flushSync } from "react-dom";
import { backToText } from "../look/back-to-text.ts";
import { useSay } from "../announcing/Announcer.tsx";
import type { OpenState } from "../note/open-state.ts";
import { usePace } from "../pace/pace-state.ts";
import { PlaceFrame } from "../since/PlaceFrame.tsx";
import { scrollTo } from "../since/place-on-screen.ts";
import { drawAnchored } from "../writing/draw-anchored.ts";
import { drawQuotedLines, type QuotedLine } from "./draw-quoted-lines.ts";
import { quotePlace, wayOf } from "./quote-place.ts";
import { QuoteCard } from "./QuoteCard.tsx";
import { QuotedHere } from "./QuotedHere.tsx";
import { type NoQuote, quoteOf } from "./quote-of.ts";
import { quoteStore } from "./quote-store.ts";
import { onShowInStory } from "./show-in-story.ts";

interface QuotesProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly editors: Readonly<Record<FragmentName, Editor>>;
  /** a new object each time somebody asks to put the selected words into the plan */
  readonly ask: object | undefined;
  /** keys of what others quoted and nobody was told of yet; emptied as it is told */
  readonly heard: Set<string>;
}

/** "Because you said…": marks on quoted words of the story, the way between them and the plan, and the card to quote some. */
export function Quotes({ connection, state, editors, ask, heard }: QuotesProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const pace = usePace();
  const { doc, ledger } = connection;
  const { story } = editors;
  const store = useMemo(() => quoteStore(connection), [connection]);
  const quotes = useSyncExternalStore(store.subscribe, store.quotes);
  const [lines, setLines] = useState<readonly QuotedLine[]>([]);
  const [asked, setAsked] = useState<Reason | NoQuote>();
  const [framed, setFramed] = useState<{ readonly name: string; readonly sheet: FragmentName }>();

  useEffect(() => {
    const words = { overlay: "quoted", words: store.quotes, onChange: store.subscribe } as const;
    const ends = [drawAnchored(story, connection, "story", words), drawQuotedLines(story, setLines)];
    return () => {
      for (const end of ends) end();
    };
  }, [story, connection, store]);

  const open = useEffectEvent(() => setAsked(quoteOf(story.state, doc.getXmlFragment("story"))));
  useEffect(() => {
    // The text is read where it stands on the screen: once it does.
    if (ask) queueMicrotask(() => open());
  }, [ask]);

  const show = (name: string, sheet: FragmentName): void => {
    if (!quotePlace(name, sheet, editors)) {
      say(
        sheet === "story" ? t`These words are not in the story now.` : t`This line is not in the plan now.`,
        "answer",
      );
      return;
    }
    // What is folded, or one question at a time, can't be shown among the rest.
    flushSync(() => {
      if (pace.isOneByOne) pace.setOneByOne(false);
      if (sheet === "plan") pace.openPlan();
    });
    const place = quotePlace(name, sheet, editors);
    if (!place) return;
    scrollTo(place);
    // The way back is at hand.
    wayOf(name, sheet, editors)?.focus({ preventScroll: true });
    setFramed({ name, sheet });
    const line = quotes.find((quote) => quote.name === name)?.line;
    if (sheet === "plan" && line !== undefined) say(t`In the plan, under “${line}”.`, "answer");
  };
  const showWords = useEffectEvent((name: string) => show(name, "story"));
  useEffect(() => onShowInStory((name) => showWords(name)), []);
  useEffect(() => {
    if (!framed) return undefined;
    const end = (): void => setFramed(undefined);
    document.addEventListener("pointerdown", end);
    document.addEventListener("keydown", end);
    return () => {
      document.removeEventListener("pointerdown", end);
      document.removeEventListener("keydown", end);
    };
  }, [framed]);

  const tell = useEffectEvent(() => {
    const reasons = doc.getMap("reasons");
    for (const name of heard) {
      const [key, reason] = [parseReasonKey(name), parseReason(reasons.get(name))];
      const author = key?.anchor[0] && ledger.voiceOf(key.anchor[0].client)?.author;
      // AU12: nobody is told what they did themselves, on another page.
      if (!key || !reason || state.writers.includes(key.participant)) continue;
      const nameOf = (id: string | undefined): string =>
        state.people.find((each) => each.id === id)?.name ?? t`Somebody`;
      const [who, whose, words] = [nameOf(key.participant), nameOf(author), reason.text];
      say(
        key.participant === author
          ? t`${who} put their own words into the plan as a reason: “${words}”`
          : t`${who} put words of ${whose} into the plan as a reason: “${words}”`,
      );
    }
    heard.clear();
  });
  useEffect(() => {
    const reasons = doc.getMap("reasons");
    const hear = (): void => tell();
    tell();
    reasons.observe(hear);
    return () => reasons.unobserve(hear);
  }, [doc]);

  const close = (): void => backToText(() => setAsked(undefined), story.view);
  const frame = framed && quotePlace(framed.name, framed.sheet, editors);
  return (
    <>
      {lines.map(({ id, names, host, isHere }) =>
        createPortal(
          <QuotedHere
            quotes={quotes.filter(({ name }) => names.includes(name))}
            isHere={isHere}
            onShow={(name) => show(name, "plan")}
          />,
          host,
          id,
        ),
      )}
      {asked !== undefined && (
        <QuoteCard connection={connection} state={state} plan={editors.plan} quote={asked} onClose={close} />
      )}
      {framed && frame && (
        <PlaceFrame
          key={framed.name + framed.sheet}
          place={frame}
          find={() => quotePlace(framed.name, framed.sheet, editors)}
          onWrite={() => setFramed(undefined)}
        />
      )}
    </>
  );
}
