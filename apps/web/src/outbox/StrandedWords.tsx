import { Trans, useLingui } from "@lingui/react/macro";
import type { Stranded } from "@ourwords/sync/outbox";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { copyText } from "../browser/copy-text.ts";
import { Button } from "../look/Button.tsx";
import { StayOrLeave } from "../look/StayOrLeave.tsx";
import { RefusalWords } from "../note/RefusalWords.tsx";
import { useOutbox } from "./outbox-context.ts";
import "./outbox.css";

interface StrandedWordsProps {
  /** where they can be put in; missing where nobody can write */
  readonly story: Editor | undefined;
}

/** GT6, SV3: what an earlier page on this device wrote and the note did not take. It stays until somebody says what becomes of it. */
export function StrandedWords({ story }: StrandedWordsProps): ReactElement {
  const { stranded } = useOutbox().state;
  return (
    <>
      {stranded.map((each) => (
        <StrandedBanner key={each.page} stranded={each} story={story} />
      ))}
    </>
  );
}

interface StrandedBannerProps extends StrandedWordsProps {
  readonly stranded: Stranded;
}

function StrandedBanner({ stranded: { page, reason, words }, story }: StrandedBannerProps): ReactElement {
  const { t } = useLingui();
  const outbox = useOutbox();
  const [copied, setCopied] = useState<"not-yet" | "copied" | "not-allowed">("not-yet");
  const [isAsking, setAsking] = useState(false);
  const [isStuck, setStuck] = useState(false);
  const place = useRef<HTMLElement>(null);
  // The browser keeps what was in sight where it was, and this would come above it. Whoever writes already is left in peace.
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.scrollIntoView({ block: "center" });
  }, []);
  const copy = (): void => {
    const go = async (): Promise<void> => setCopied((await copyText(words)) ? "copied" : "not-allowed");
    void go();
  };
  const throwAway = (): void => {
    setAsking(false);
    outbox.throwAway(page).catch(() => setStuck(true));
  };
  const putIn = (): void => {
    if (!story) return;
    story.commands.setTextSelection(story.state.doc.content.size);
    if (story.view.pasteText(words)) throwAway();
    story.commands.focus("end");
  };
  return (
    <section ref={place} className="banner stranded" aria-label={t`Words that were not sent`}>
      <div className="stranded-words">
        <p role="status">
          <Trans>You wrote something here that did not get into this note.</Trans> <WhyStranded reason={reason} />
        </p>
        {words !== "" && (
          <blockquote className="unsent" dir="auto">
            {words}
          </blockquote>
        )}
      </div>
      <div className="choices">
        {words !== "" && (
          <Button kind="plain" onPress={copy}>
            {copied === "copied" ? <Trans>Copied</Trans> : <Trans>Copy my words</Trans>}
          </Button>
        )}
        {story && words !== "" && (
          <Button kind="plain" onPress={putIn}>
            <Trans>Put them in here</Trans>
          </Button>
        )}
        <Button kind="plain" onPress={() => outbox.retry(page)}>
          <Trans>Try again</Trans>
        </Button>
        <Button kind="bare" onPress={() => setAsking(true)}>
          <Trans>Throw them away</Trans>
        </Button>
      </div>
      <span className={copied === "not-allowed" || isStuck ? "quiet" : "hidden-words"} role="status">
        {copied === "copied" && <Trans>All words are copied.</Trans>}
        {copied === "not-allowed" && <Trans>This browser does not let us copy. Mark the words and copy them.</Trans>}
        {isStuck && <Trans>This browser does not let go of them just now. Try again in a moment.</Trans>}
      </span>
      {isAsking && (
        <StayOrLeave
          title={<Trans>Throw these words away?</Trans>}
          leave={<Trans>Throw them away</Trans>}
          stay={<Trans>Keep them</Trans>}
          onStay={() => setAsking(false)}
          onLeave={throwAway}
        >
          <Trans>They are in no note. Nobody can bring them back.</Trans>
        </StayOrLeave>
      )}
    </section>
  );
}

/** Why, as far as somebody can do something about it. To load the page again would change nothing here. */
function WhyStranded({ reason }: Pick<Stranded, "reason">): ReactElement {
  switch (reason) {
    case "scribe-ended":
    case "foreign-voice":
      return <Trans>Whoever wrote it may not write on this page any more.</Trans>;
    case "signed-out":
    case "no-access":
    case "removed":
    case "old-page":
    case "too-many-pages":
      return <RefusalWords reason={reason} />;
    case "note-full":
      return <Trans>The note is full. Copy these words, and take out there what is not needed any more.</Trans>;
    case "frame-too-big":
    case "server-stopping":
    case "people-changed":
    case "too-slow":
    case "cannot-open":
    case "bad-frame":
    case "unknown-message":
    case "bad-update":
    case "unknown-content":
    case "never-said":
    case "too-deep":
    case "too-fast":
    case "bad-presence":
    case "taken-over":
    case "too-much-waiting":
      return <Trans>It can’t be put back where it was.</Trans>;
  }
}
