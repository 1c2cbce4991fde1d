import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { type ReactElement, useCallback, useState, useSyncExternalStore } from "react";
import { part } from "../app/part.tsx";
import type { MoreEntry } from "../menu/more-entry.ts";
import { lastTime } from "./last-time.ts";
import type { LastTimeComesProps } from "./LastTimeComes.tsx";
import { useCameAt } from "./use-came-at.ts";

const comes = part(async () => (await import("./LastTimeComes.tsx")).LastTimeComes);
const dialog = part(async () => (await import("./LastTimeDialog.tsx")).LastTimeDialog);

interface LastTimeOf extends Pick<LastTimeComesProps, "note" | "connection" | "state" | "isNarrow"> {
  /** shows what has changed since the seal in this row */
  readonly onSince: (row: number) => void;
}

/** LT5: what became of last time's plan. It comes by itself once, and is in the menu as long as there was a last time. */
export function useLastTime({ isNarrow, onSince, ...props }: LastTimeOf): {
  readonly entries: readonly MoreEntry[];
  readonly shown: ReactElement | undefined;
} {
  const { i18n } = useLingui();
  const { connection } = props;
  const seals = useSyncExternalStore(
    useCallback((changed: () => void) => connection.onAuthors(changed), [connection]),
    () => connection.seals,
  );
  const seal = lastTime(seals, useCameAt());
  /** the row of the one that need not come by itself any more */
  const [closed, setClosed] = useState<number>();
  const [isAsked, setAsked] = useState(false);
  if (!seal) return { entries: [], shown: undefined };
  const close = (): void => {
    setClosed(seal.seq);
    setAsked(false);
  };
  const ask = (): void => {
    setClosed(seal.seq);
    setAsked(true);
  };
  const since = (): void => {
    setAsked(false);
    onSince(seal.seq);
  };
  const common = { ...props, seal, onSince: since, onClose: close };
  return {
    entries: [{ icon: "lastTime", word: i18n._(msg`Last time`), onPress: ask }],
    shown: isAsked ? (
      <dialog.Part key={seal.seq} {...common} />
    ) : closed === seal.seq ? undefined : (
      <comes.Part key={seal.seq} {...common} isNarrow={isNarrow} onShow={ask} />
    ),
  };
}
