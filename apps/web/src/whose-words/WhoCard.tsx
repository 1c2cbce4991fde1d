import { useLingui } from "@lingui/react/macro";
import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useEffect, useEffectEvent, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useSay } from "../announcing/Announcer.tsx";
import { Chip } from "../look/Chip.tsx";
import { CloseTool } from "../look/CloseTool.tsx";
import "../look/who-card.css";
import type { OpenState } from "../note/open-state.ts";
import { runsAtCaret } from "../writing/who-wrote.ts";
import { useCardPlace } from "./use-card-place.ts";
import { whoWroteAnswer, type WhoWroteAnswer, whoWroteWords } from "./who-wrote-words.ts";

interface WhoCardProps {
  readonly editor: Editor;
  readonly connection: NoteConnection;
  readonly sheet: FragmentName;
  readonly state: OpenState;
  /** gives the keyboard back to the text */
  readonly onClose: () => void;
  /** its line is not the caret's any more, or out of sight */
  readonly onGone: () => void;
}

/**
 * AU12: who wrote the line at the caret, beside it. The keyboard stays in the text; the card goes by Escape, by its cross, by
 * writing on and by going elsewhere. What it shows stays true while others write; it is said once, and again with another `key`.
 */
export function WhoCard({ editor, connection, sheet, state, onClose, onGone }: WhoCardProps): ReactElement | undefined {
  const { t, i18n } = useLingui();
  const say = useSay();
  const [host] = useState(() => editor.view.dom.parentElement);
  const card = useRef<HTMLElement>(null);
  const runs = useRuns(editor, connection, sheet);
  const answer = whoWroteAnswer(i18n, runs, state);
  const placed = useCardPlace(editor, card, onGone);
  const sayNow = useEffectEvent(() => say(whoWroteWords(answer), "answer"));
  useEffect(() => sayNow(), []);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    host?.addEventListener("keydown", onKey);
    return () => host?.removeEventListener("keydown", onKey);
  }, [host]);
  if (!host) return undefined;
  return createPortal(
    <section
      ref={card}
      className="who-card"
      aria-label={t`Who wrote this?`}
      data-place={placed?.place ?? "unplaced"}
      style={placed?.style}
    >
      <Answer answer={answer} people={state.people} />
      <CloseTool onClose={onClose} />
    </section>,
    host,
  );
}

function Answer({ answer, people }: { readonly answer: WhoWroteAnswer } & Pick<OpenState, "people">): ReactElement {
  if (answer.by === "nobody") return <p>{answer.said}</p>;
  return (
    <ol>
      {answer.authors.map(({ author, said, amount, writtenDown }) => {
        const person = people.find(({ id }) => id === author);
        return (
          <li key={author}>
            {person && <Chip name={person.name} look={person.look} />}
            <div>
              <p dir="auto">{said}</p>
              <p className="quiet">{[amount, ...writtenDown].join(" · ")}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Who wrote the line at the caret, now: also when somebody writes in it, or says that words are theirs, meanwhile. */
function useRuns(editor: Editor, connection: NoteConnection, sheet: FragmentName) {
  const [runs, setRuns] = useState(() => runsAtCaret(editor.state, connection, sheet));
  useEffect(() => {
    // After this turn, when Yjs has what the editor has.
    const renew = (): void =>
      queueMicrotask(() => {
        if (!editor.isDestroyed) setRuns(runsAtCaret(editor.state, connection, sheet));
      });
    const end = connection.onAuthors(renew);
    editor.on("transaction", renew);
    return () => {
      end();
      editor.off("transaction", renew);
    };
  }, [editor, connection, sheet]);
  return runs;
}
