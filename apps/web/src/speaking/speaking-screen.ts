import type { ParticipantId } from "@ourwords/protocol";

/** What of the shared screen lies over the page now. `read-back`: whose words are read back. */
export type SpeakingScreen =
  | { readonly kind: "here" }
  | { readonly kind: "my-words" | "my-numbers" }
  | { readonly kind: "read-back"; readonly author: ParticipantId }
  | { readonly kind: "leave" }
  | { readonly kind: "phone" };
