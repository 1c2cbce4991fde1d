import { Plural, Trans } from "@lingui/react/macro";
import type { NoteConnection } from "@ourwords/sync/client";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import type { OpenState } from "../note/open-state.ts";
import { isUnchecked } from "./passages.ts";
import type { SpeakingScreen } from "./speaking-screen.ts";
import { usePassages } from "./use-passages.ts";

interface WrittenDownCountProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly onOpen: (screen: SpeakingScreen) => void;
}

/** "3 passages were written down for you": leads to them, on their own device. */
export function WrittenDownCount({
  connection,
  state: { you },
  onOpen,
}: WrittenDownCountProps): ReactElement | undefined {
  const passages = usePassages(connection).filter((each) => each.author === you.id);
  const left = passages.filter(({ check }) => check === "open").length;
  if (left === 0 || passages.filter(isUnchecked).length === 0) return undefined;
  return (
    <div className="written-down">
      <p>
        <Plural value={left} one="# passage was written down for you" other="# passages were written down for you" />
      </p>
      <Button kind="plain" onPress={() => onOpen({ kind: "read-back", author: you.id })}>
        <Trans>Read now</Trans>
      </Button>
    </div>
  );
}
