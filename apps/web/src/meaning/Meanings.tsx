import { resolve } from "@ourwords/authorship";
import { useLingui } from "@lingui/react/macro";
import { anchorName, FRAGMENTS, type FragmentName, parseMapKey } from "@ourwords/note";
import type { CharRange } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from "react";
import type { YMapEvent } from "yjs";
import { useSay } from "../announcing/Announcer.tsx";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import { backToText } from "../look/back-to-text.ts";
import { type AnchoredWords, drawAnchored } from "../writing/draw-anchored.ts";
import { anchorOf } from "./anchor-of.ts";
import { ExplainedList } from "./ExplainedList.tsx";
import { explainedWords } from "./explained-words.ts";
import { MeaningCard } from "./MeaningCard.tsx";
import type { MeaningAsk } from "./MeaningDoor.tsx";

interface MeaningsProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly editors: Editors;
  readonly ask: MeaningAsk | undefined;
}

interface OpenCard {
  readonly anchor: readonly CharRange[];
  /** where it points, on the screen */
  readonly at: DOMRect;
  /** in which text it was asked for; missing from the list */
  readonly from?: FragmentName;
}

/** What words mean to each: marks in both editors, the card of one, the list of all. */
export function Meanings({ connection, state, editors, ask }: MeaningsProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { doc, ledger } = connection;
  const [card, setCard] = useState<OpenCard>();
  const [isListOpen, setListOpen] = useState(false);
  const [drafts] = useState(() => new Map<string, string>());
  const store = useMemo(() => meaningStore(connection), [connection]);
  const explained = useSyncExternalStore(store.subscribe, store.explained);
  const wordsOf = (anchor: readonly CharRange[]): string =>
    resolve(doc, ledger, anchor)
      .map(({ text }) => text)
      .join("");
  const openMark = useEffectEvent((mark: Element, from: FragmentName) => {
    const name = mark.getAttribute("data-explained");
    const found = explained.find((each) => each.name === name);
    if (found) setCard({ anchor: found.anchor, at: mark.getBoundingClientRect(), from });
  });
  const answer = useEffectEvent(({ about }: MeaningAsk) => {
    if (about === "list") return setListOpen(true);
    const editor = editors[about];
    if (!editor) return;
    const { state: shown, view } = editor;
    const marked = [...view.dom.querySelectorAll("[data-explained]")].find(
      (mark) => shown.selection.empty && isAround(view.posAtDOM(mark, 0), mark, shown.selection.from),
    );
    if (marked) return openMark(marked, about);
    const anchor = anchorOf(shown, doc.getXmlFragment(about), ledger);
    if (anchor === "nothing") return say(t`Put the cursor in a word first, or select some words.`, "answer");
    if (anchor === "too-long") return say(t`That is a lot at once. Select a word or a few.`, "answer");
    const { left, top, bottom } = view.coordsAtPos(shown.selection.from);
    setCard({ anchor, at: new DOMRect(left, top, 1, bottom - top), from: about });
  });
  useEffect(() => {
    // The text is read where it stands on the screen: once it does.
    if (ask) queueMicrotask(() => answer(ask));
  }, [ask]);
  useEffect(() => {
    const marks: AnchoredWords = { overlay: "explained", words: store.explained, onChange: store.subscribe };
    const ends = FRAGMENTS.flatMap((sheet: FragmentName) => {
      const editor = editors[sheet];
      if (!editor) return [];
      const { dom } = editor.view;
      const press = ({ target }: MouseEvent): void => {
        const mark = target instanceof Element ? target.closest("[data-explained]") : null;
        // Who selects words does not ask what they mean.
        if (mark && editor.state.selection.empty) openMark(mark, sheet);
      };
      dom.addEventListener("click", press);
      return [drawAnchored(editor, connection, sheet, marks), () => dom.removeEventListener("click", press)];
    });
    return () => {
      for (const end of ends) end();
    };
  }, [connection, editors, store]);
  const tell = useEffectEvent((keys: Iterable<string>) => {
    for (const key of keys) {
      const parsed = parseMapKey(key);
      // AU12: nobody is told what they said themselves, on another page.
      if (!parsed || state.writers.includes(parsed.participant)) continue;
      const who = state.people.find(({ id }) => id === parsed.participant)?.name;
      const words = wordsOf(parsed.anchor);
      if (who && words) say(t`${who} said what “${words}” means`);
    }
  });
  useEffect(() => {
    const meanings = doc.getMap("meanings");
    const hear = ({ keys, transaction }: YMapEvent<unknown>): void => {
      const told = [...keys].flatMap(([key, { action }]) => (action === "delete" ? [] : [key]));
      if (!transaction.local) tell(told);
    };
    meanings.observe(hear);
    return () => meanings.unobserve(hear);
  }, [doc]);
  const openFromList = (anchor: readonly CharRange[]): void => {
    setListOpen(false);
    const mark = document.querySelector(`[data-explained="${CSS.escape(anchorName(anchor))}"]`);
    mark?.scrollIntoView({ block: "center", behavior: "instant" });
    const seen = mark?.getBoundingClientRect();
    const middle = new DOMRect(window.innerWidth / 2, window.innerHeight / 3, 1, 1);
    setCard({ anchor, at: seen && seen.width > 0 ? seen : middle });
  };
  const close = (): void => backToText(() => setCard(undefined), card?.from && editors[card.from]?.view);
  const name = card && anchorName(card.anchor);
  return (
    <>
      {card && name !== undefined && (
        <MeaningCard
          key={name}
          connection={connection}
          state={state}
          anchor={card.anchor}
          at={card.at}
          words={wordsOf(card.anchor)}
          said={explained.find((each) => each.name === name)?.said ?? []}
          drafts={drafts}
          onClose={close}
        />
      )}
      {isListOpen && (
        <ExplainedList
          explained={explained.map((each) => ({ ...each, words: wordsOf(each.anchor) }))}
          people={state.people}
          onOpen={openFromList}
          onClose={() => setListOpen(false)}
        />
      )}
    </>
  );
}

const isAround = (from: number, mark: Element, pos: number): boolean =>
  pos >= from && pos <= from + (mark.textContent?.length ?? 0);

function meaningStore(connection: NoteConnection) {
  const map = connection.doc.getMap("meanings");
  let last = explainedWords(connection);
  return {
    explained: () => last,
    subscribe: (listener: () => void) => {
      const renew = (): void => {
        last = explainedWords(connection);
        listener();
      };
      map.observe(renew);
      return () => map.unobserve(renew);
    },
  };
}
