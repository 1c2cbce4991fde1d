import type { CopyFormat, CopyVariant } from "@ourwords/protocol";
import type { ApiResult } from "./api-result.ts";
import { problemOf } from "./ask.ts";
import type { Self } from "./people-api.ts";

export interface CopyOf extends Self {
  readonly format: CopyFormat;
  readonly variant: CopyVariant;
  /** the language of its headings */
  readonly lang: string;
  /** the row of a seal: the note as it was kept there; missing for the note as it is now */
  readonly seal?: number;
}

/** A PDF of a long note takes a few seconds, and others may be before you. */
const PATIENCE_MS = 60_000;

export function copyAddress({ note, as, format, variant, lang, seal }: CopyOf): string {
  // Where letters are on Letter. A printer knows its own paper.
  const paper = format !== "html" && /-(?:US|CA)$/u.test(navigator.language) ? "&paper=letter" : "";
  const kept = seal === undefined ? "" : `&seal=${seal}`;
  return `/api/notes/${note}/export?format=${format}&variant=${variant}&lang=${lang}&as=${as}${paper}${kept}`;
}

/** A copy as a file. Never throws. */
export async function fetchCopy(of: CopyOf): Promise<ApiResult<Blob>> {
  try {
    const response = await fetch(copyAddress(of), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.ok ? { kind: "ok", value: await response.blob() } : problemOf(await response.text(), response);
  } catch {
    return { kind: "offline" };
  }
}
