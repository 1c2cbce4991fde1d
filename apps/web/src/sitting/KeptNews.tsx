import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Participant, Seal } from "@ourwords/protocol";
import { type ReactElement, useEffect, useEffectEvent, useRef } from "react";
import { useSayNews } from "../announcing/use-say-news.ts";
import { Button } from "../look/Button.tsx";
import type { OpenState } from "../note/open-state.ts";
import { nameOf } from "../taken-out/taken-out-words.ts";
import { type SealNews, sealNews } from "./seal-news.ts";
import "../since/since.css";

export interface KeptNewsProps {
  readonly state: OpenState;
  /** what was known when the news were last closed */
  readonly before: readonly Seal[];
  readonly seals: readonly Seal[];
  /** not while the list of what was kept is open: it stands there */
  readonly isShown: boolean;
  readonly onLook: (row: number) => void;
  readonly onClose: () => void;
}

/** That somebody else kept the note or put their name to it: said aloud, and shown at the page's end until it is closed. */
export function KeptNews({ state, before, seals, isShown, onLook, onClose }: KeptNewsProps): ReactElement | undefined {
  const { i18n, t } = useLingui();
  const sayNews = useSayNews();
  const said = useRef(before);
  const say = useEffectEvent((now: readonly Seal[]) => {
    for (const news of sealNews(said.current, now, state.writers))
      sayNews(newsWords(i18n, news, state.people), { about: "people" });
    said.current = now;
  });
  useEffect(() => say(seals), [seals]);
  const last = sealNews(before, seals, state.writers).at(-1);
  if (!last || !isShown) return undefined;
  return (
    <section
      className="since-strip"
      aria-label={t`What was kept`}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <p>{newsWords(i18n, last, state.people)}</p>
      <div className="choices">
        <Button kind="plain" onPress={() => onLook(last.seal.seq)}>
          <Trans>Look at it</Trans>
        </Button>
        <Button kind="bare" onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      </div>
    </section>
  );
}

function newsWords(i18n: I18n, { kind, by }: SealNews, people: readonly Participant[]): string {
  const who = nameOf(i18n, by, people);
  return kind === "kept"
    ? i18n._(msg`${who} kept the note as it is now.`)
    : i18n._(msg`${who} put their name to what was kept.`);
}
