import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, type ReactNode, useId, useState } from "react";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { keyLabel } from "./key-press.ts";
import { KEY_WORDS } from "./key-words.ts";
import { COMMANDS, FIXED_KEY_IDS, FIXED_KEYS, type FixedKeyId, KEY_IDS, type KeyId } from "./keys.ts";
import { useKeys } from "./Keys.tsx";
import { SingleKeyFields } from "./SingleKeyFields.tsx";
import { FIRST_SINGLE_KEYS } from "./single-keys.ts";
import "./keys.css";

export interface KeysDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Every key that does something now, and the keys that may work alone. */
export function KeysDialog(props: KeysDialogProps): ReactElement {
  const { answered, singles, onSingles } = useKeys();
  const [commands] = useState(() => KEY_IDS.filter((id) => answered().has(id)));
  const fixed = (where: "text" | "buttons"): readonly FixedKeyId[] =>
    FIXED_KEY_IDS.filter((id) => FIXED_KEYS[id].where === where);
  return (
    <Sheetlet title={<Trans>Keyboard</Trans>} {...props}>
      <div className="keys">
        <KeyGroup title={<Trans>Everywhere in the note</Trans>} of={commands}>
          <li>
            <span>
              <Trans>Leave now</Trans>
            </span>
            <kbd>
              <Trans>Shift three times</Trans>
            </kbd>
          </li>
        </KeyGroup>
        <KeyGroup title={<Trans>In the text</Trans>} of={fixed("text")} />
        <KeyGroup title={<Trans>Among buttons</Trans>} of={fixed("buttons")} />
      </div>
      <label className="keys-switch">
        <input
          type="checkbox"
          checked={singles.isOn}
          onChange={({ target }) => onSingles({ ...singles, isOn: target.checked })}
        />
        <span>
          <Trans>Single keys outside the text</Trans>
          <span className="quiet">
            <Trans>One letter, without Alt or Shift. Leave this off if you speak to your computer.</Trans>
          </span>
        </span>
      </label>
      {singles.isOn && (
        <>
          <SingleKeyFields of={commands} />
          <Button kind="plain" onPress={() => onSingles({ ...FIRST_SINGLE_KEYS, isOn: true })}>
            <Trans>As they were at first</Trans>
          </Button>
        </>
      )}
    </Sheetlet>
  );
}

interface KeyGroupProps {
  readonly title: ReactNode;
  readonly of: readonly (KeyId | FixedKeyId)[];
  /** more lines, after the others */
  readonly children?: ReactNode;
}

function KeyGroup({ title, of, children }: KeyGroupProps): ReactElement {
  const { i18n } = useLingui();
  const { isMac } = useKeys();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <ul>
        {of.map((each) => (
          <li key={each}>
            <span>{i18n._(KEY_WORDS[each])}</span>
            <kbd>{keyLabel(keyOf(each), isMac)}</kbd>
          </li>
        ))}
        {children}
      </ul>
    </section>
  );
}

const keyOf = (id: KeyId | FixedKeyId): string =>
  (id in COMMANDS ? COMMANDS[id as KeyId] : FIXED_KEYS[id as FixedKeyId]).key; // reason: `in` has just told which
