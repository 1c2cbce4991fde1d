import { isPageId, isParticipantId, type PageId, type ParticipantId } from "./ids.ts";
import { LIMITS } from "./limits.ts";

/** What a page says of itself in the query of `/sync/:note`. Nothing secret: who it is comes from the session cookie. */
export interface Handshake {
  readonly protocol: number;
  readonly schema: string;
  readonly page: PageId;
  /** which of the session's participants writes here, when one browser holds more than one */
  readonly as: ParticipantId | undefined;
  /** who shares this page's keyboard besides (AU2): participants of the same session */
  readonly sharing: readonly ParticipantId[];
}

export const handshakeParams = ({ protocol, schema, page, as, sharing }: Handshake): Record<string, string> => ({
  protocol: String(protocol),
  schema,
  page,
  ...(as === undefined ? {} : { as }),
  ...(sharing.length === 0 ? {} : { with: sharing.join() }),
});

export function parseHandshake(params: URLSearchParams): Handshake | undefined {
  const page = params.get("page");
  const as = params.get("as") ?? undefined;
  const named = [...new Set((params.get("with") ?? "").split(",").filter((id) => id !== ""))];
  const sharing = named.filter(isParticipantId);
  if (!isPageId(page) || (as !== undefined && !isParticipantId(as))) return undefined;
  if (sharing.length < named.length || sharing.length >= LIMITS.writers) return undefined;
  return { protocol: Number(params.get("protocol")), schema: params.get("schema") ?? "", page, as, sharing };
}
