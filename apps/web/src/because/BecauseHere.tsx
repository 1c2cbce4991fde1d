import { Trans, useLingui } from "@lingui/react/macro";
import type { NoteConnection } from "@ourwords/sync/client";
import type { MouseEvent, ReactElement } from "react";
import { useSay } from "../announcing/Announcer.tsx";
import { speakerOf } from "../meaning/explained-words.ts";
import type { OpenState } from "../note/open-state.ts";
import { Difference } from "../plan-lines/Difference.tsx";
import type { ShownReason } from "../plan-lines/shown-lines.ts";
import { sheetId } from "../sheets/sheet-ids.ts";
import { Because, type BecauseProps } from "./Because.tsx";
import { showInStory } from "./show-in-story.ts";
import "./because.css";

interface BecauseHereProps extends BecauseProps {
  readonly reason: ShownReason;
  readonly connection: NoteConnection;
  readonly state: OpenState;
  /** the caret is in its line */
  readonly isHere: boolean;
}

/**
 * A quote under a plan line: its words lead to where they stand in the story, both texts when they changed, and for who
 * quoted them the way back.
 */
export function BecauseHere({ reason, connection, state, isHere, ...called }: BecauseHereProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { name, by, text, now, says } = reason;
  const isOwn = by === speakerOf(connection) && typeof state.link !== "object";
  const inReach = { tabIndex: isHere ? 0 : -1, onMouseDown: stayInTheText } as const;
  // A link and no button: long words go on in the next row.
  const words =
    now === "gone" ? undefined : (
      <a
        {...inReach}
        href={`#${sheetId("story")}`}
        className="because-words"
        data-reason={name}
        title={t`Show it in the story`}
        onClick={(event) => {
          event.preventDefault();
          showInStory(name);
        }}
      >
        {text}
      </a>
    );
  const takeBack = (): void => {
    connection.doc.getMap("reasons").delete(name);
    say(t`Taken back. The words stay in the story.`, "answer");
  };
  const back = isOwn && (
    <button
      {...inReach}
      type="button"
      className="line-button because-back"
      data-here={isHere || undefined}
      onClick={({ currentTarget }) => {
        // The button goes; the keyboard stays in the plan.
        currentTarget.closest<HTMLElement>(".ProseMirror")?.focus({ preventScroll: true });
        takeBack();
      }}
    >
      <Trans>Take it back</Trans>
    </button>
  );
  return (
    <Because {...called} reason={reason} words={words} after={back}>
      {says !== undefined && (
        <details>
          <summary>
            <Trans>Then and now</Trans>
          </summary>
          <Difference of={[text, says]} />
        </details>
      )}
    </Because>
  );
}

/** A press with the mouse or a finger leaves the caret, and the keyboard on the screen, as they are. */
const stayInTheText = (event: MouseEvent): void => event.preventDefault();
