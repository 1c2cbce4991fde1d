import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ParticipantId } from "@ourwords/protocol";
import { listed } from "../look/people-words.ts";
import type { ScribeFacts } from "../writing/scribe-facts.ts";
import type { OpenState } from "../note/open-state.ts";
import { nameOf } from "../taken-out/taken-out-words.ts";

interface Reader extends Pick<OpenState, "people"> {
  /** whom "you" means: nobody, where several read one screen */
  readonly you: ParticipantId | undefined;
  readonly locale: string;
}

const YOU = msg({ message: "you", context: "Written down by you" });

/** AU16: "Dr Ali, not checked yet", beside a pencil; "Sam: not quite my words". */
export function scribeWords(
  i18n: I18n,
  { unchecked, notQuite }: ScribeFacts,
  { people, you, locale }: Reader,
): string | undefined {
  const names = listed(
    unchecked.map((scribe) => (scribe === you ? i18n._(YOU) : nameOf(i18n, scribe, people))),
    locale,
  );
  const facts = [
    ...(unchecked.length > 0 ? [i18n._(msg`Written down by ${names}, not checked yet`)] : []),
    ...notQuite.map((author) => {
      const name = nameOf(i18n, author, people);
      return author === you ? i18n._(msg`You said: not quite my words`) : i18n._(msg`${name}: not quite my words`);
    }),
  ];
  return facts.length > 0 ? facts.join(" · ") : undefined;
}
