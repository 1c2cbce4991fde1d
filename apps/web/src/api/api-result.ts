import type { ProblemReason } from "@ourwords/protocol";

/** Why the server did not do what a page asked. `offline`: it could not be reached; `unclear`: its answer made no sense. */
export type ApiFailure =
  /** `left`: how many more codes may be tried, where one was wrong */
  | { readonly kind: "problem"; readonly reason: ProblemReason; readonly left?: number }
  | { readonly kind: "offline" }
  | { readonly kind: "unclear" };

/** What a page gets for a question to the server. */
export type ApiResult<T> = { readonly kind: "ok"; readonly value: T } | ApiFailure;
