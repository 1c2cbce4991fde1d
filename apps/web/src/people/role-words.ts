import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Participant, Role } from "@ourwords/protocol";

/** What stands beside a name: what they chose to be called, or what brought them here. */
export const besideName = (i18n: I18n, { role, label }: Pick<Participant, "role" | "label">): string | undefined =>
  label ?? roleWord(i18n, role);

/** Nobody says of the person what they are: it is their note. */
export function roleWord(i18n: I18n, role: Role): string | undefined {
  switch (role) {
    case "person":
      return undefined;
    case "clinician":
      return i18n._(msg`clinician`);
    case "peer":
      return i18n._(msg`peer worker`);
    case "supporter":
      return i18n._(msg`supporter`);
  }
}
