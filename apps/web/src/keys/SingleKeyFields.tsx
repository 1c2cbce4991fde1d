import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, useId, useState } from "react";
import { KEY_WORDS } from "./key-words.ts";
import type { KeyId } from "./keys.ts";
import { useKeys } from "./Keys.tsx";
import { SINGLE_KEY_IDS, takenBy, withKey } from "./single-keys.ts";

interface Conflict {
  readonly id: KeyId;
  readonly sign: string;
  readonly with: KeyId;
}

/** One field for each command: typing a key into it makes it the command's. */
export function SingleKeyFields({ of }: { readonly of: readonly KeyId[] }): ReactElement {
  const { t, i18n } = useLingui();
  const { singles, onSingles } = useKeys();
  const [conflict, setConflict] = useState<Conflict>();
  const problem = useId();
  const choose = (id: KeyId, typed: string): void => {
    // What was in the field stands before or behind what is typed.
    const key = typed
      .trim()
      .replace(singles.keys[id] ?? "", "")
      .charAt(0);
    const other = takenBy(singles, id, key);
    setConflict(other && { id, sign: key, with: other });
    if (!other) onSingles(withKey(singles, id, key));
  };
  return (
    <ul className="keys-singles">
      {SINGLE_KEY_IDS.filter((id) => of.includes(id)).map((id) => {
        const does = i18n._(KEY_WORDS[id]);
        const isTaken = conflict?.id === id;
        return (
          <li key={id}>
            <span aria-hidden="true">{does}</span>
            <input
              value={singles.keys[id] ?? ""}
              aria-label={t`Key for: ${does}`}
              aria-invalid={isTaken}
              aria-describedby={isTaken ? problem : undefined}
              autoCapitalize="off"
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => choose(id, target.value)}
              onFocus={({ target }) => target.select()}
            />
            {isTaken && (
              <p className="said" id={problem} role="alert">
                <ConflictWords {...conflict} />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function ConflictWords({ sign, with: other }: Conflict): ReactElement {
  const { i18n } = useLingui();
  const does = i18n._(KEY_WORDS[other]);
  return (
    <Trans>
      “{sign}” is taken already, for: {does}. Choose another one.
    </Trans>
  );
}
