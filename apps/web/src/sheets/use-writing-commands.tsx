import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { FRAGMENTS } from "@ourwords/note";
import type { ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { inOrder } from "../look/people-words.ts";
import { goTo, theirCaret } from "../writing/go-to.ts";
import { holdStill } from "../writing/hold-still.ts";
import { countLinesChanged } from "../writing/lines-changed.ts";
import { askWhoWrote } from "../writing/who-wrote.ts";
import { useKey } from "../keys/Keys.tsx";
import { useSay } from "../announcing/Announcer.tsx";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import { tabId } from "./sheet-ids.ts";
import { nameOf } from "../taken-out/taken-out-words.ts";

/** For a menu. */
export interface WritingCommand {
  readonly icon: "find" | "hold";
  readonly word: string;
  readonly onPress: () => void;
  readonly isOn?: boolean;
}

export interface WritingCommands {
  readonly commands: readonly WritingCommand[];
  /** shown over the page while it is held still */
  readonly strip: ReactElement | undefined;
}

/** "Go to Sam" for everybody who is here, "Hold still", and their keys with "Who wrote this?". Used inside the Announcer. */
export function useWritingCommands(connection: NoteConnection, editors: Editors, state: OpenState): WritingCommands {
  const { i18n } = useLingui();
  const say = useSay();
  const [isHeld, setHeld] = useState(false);
  const [lines, setLines] = useState(0);
  useEffect(() => {
    if (!isHeld) return undefined;
    const label = i18n._(msg`The text, held still`);
    const letGo = FRAGMENTS.flatMap((name) => {
      const editor = editors[name];
      // At once, for the key that lets go is to be written.
      return editor ? [holdStill(editor, label, () => flushSync(() => setHeld(false)))] : [];
    });
    const stop = countLinesChanged(connection.doc, setLines);
    return () => {
      stop();
      for (const end of letGo) end();
      setLines(0);
    };
  }, [isHeld, connection, editors, i18n]);
  const hold = (on: boolean): void => {
    setHeld(on);
    say(
      i18n._(on ? msg`Held still. What others write is shown when you let go.` : msg`You see what others write again.`),
      "answer",
    );
  };
  const go = (whose: ParticipantId): void => {
    if (isHeld) hold(false);
    const name = nameOf(i18n, whose, state.people);
    const there = theirCaret(connection, editors, whose);
    if (!there) {
      say(i18n._(msg`${name} is not in the text now.`), "answer");
      return;
    }
    // On a phone the other sheet is turned to first, as by hand.
    if (!there.element.checkVisibility()) flushSync(() => document.getElementById(tabId(there.fragment))?.click());
    const words =
      goTo(there) === "beside"
        ? msg`You are beside ${name} now.`
        : msg`This is where ${name} is. Again to write there.`;
    say(i18n._(words), "answer");
  };
  const here = new Set(state.here.map(({ participant }) => participant));
  const others = inOrder(state.people).filter(({ id }) => id !== state.you.id && here.has(id));
  const writing = state.here.find(({ participant, writing: where }) => where && participant !== state.you.id);
  const goal = writing?.participant ?? others[0]?.id;
  useKey("go-to-writer", goal === undefined ? undefined : () => go(goal));
  useKey("hold-still", () => hold(!isHeld));
  useKey("who-wrote", () => {
    const asked = FRAGMENTS.map((name) => editors[name]).find((editor) => editor?.isFocused) ?? editors.story;
    if (asked) askWhoWrote(asked.view);
  });
  return {
    commands: [
      ...others.map(({ id, name }) => ({
        icon: "find" as const,
        word: i18n._(msg`Go to ${name}`),
        onPress: () => onceClosed(() => go(id)),
      })),
      { icon: "hold", word: i18n._(msg`Hold still`), onPress: () => hold(!isHeld), isOn: isHeld },
    ],
    strip: isHeld ? <HeldStrip lines={lines} onShow={() => hold(false)} /> : undefined,
  };
}

/** A menu holds the page where it is, and gives the focus back, until it is gone. */
const onceClosed = (act: () => void): number => requestAnimationFrame(() => requestAnimationFrame(act));

function HeldStrip({ lines, onShow }: { readonly lines: number; readonly onShow: () => void }): ReactElement {
  return (
    <div className="held-strip">
      <p>
        {lines === 0 ? (
          <Trans>The text is held still.</Trans>
        ) : (
          <Plural value={lines} one="Others have changed # line." other="Others have changed # lines." />
        )}
      </p>
      <button type="button" className="button plain" onClick={onShow}>
        {lines === 0 ? <Trans>Let go</Trans> : <Trans>Show them</Trans>}
      </button>
    </div>
  );
}
