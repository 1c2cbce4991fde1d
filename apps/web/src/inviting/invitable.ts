import type { Role } from "@ourwords/protocol";

const INVITABLE: Record<Role, readonly Role[]> = {
  // Who else comes in is the person's to decide. A link for "person" brings in another device of theirs.
  person: ["clinician", "peer", "supporter", "person"],
  clinician: ["person"],
  peer: [],
  supporter: [],
};

/** IN4: whom somebody may invite. The server decides; this is what the page offers. */
export const invitableBy = (role: Role): readonly Role[] => INVITABLE[role];
