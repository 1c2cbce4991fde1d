import { isPageId, isParticipantId, type PageId, type ParticipantId } from "./ids.ts";

/** What a page says of itself in the query of `/sync/:note`. Nothing secret: who it is comes from the session cookie. */
export interface Handshake {
  readonly protocol: number;
  readonly schema: string;
  readonly page: PageId;
  /** which of the session's participants writes here, when one browser holds more than one */
  readonly as: ParticipantId | undefined;
}

export const handshakeParams = ({ protocol, schema, page, as }: Handshake): Record<string, string> => ({
  protocol: String(protocol),
  schema,
  page,
  ...(as === undefined ? {} : { as }),
});

export function parseHandshake(params: URLSearchParams): Handshake | undefined {
  const page = params.get("page");
  const as = params.get("as") ?? undefined;
  if (!isPageId(page) || (as !== undefined && !isParticipantId(as))) return undefined;
  return { protocol: Number(params.get("protocol")), schema: params.get("schema") ?? "", page, as };
}
