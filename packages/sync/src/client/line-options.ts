import { schemaHash } from "@ourwords/note";
import { handshakeParams, type NoteId, type PageId, type ParticipantId, PROTOCOL_VERSION } from "@ourwords/protocol";
import type { Clock } from "../ports.ts";
import type { PageFetch } from "./ways/page-fetch.ts";

/** Where a page's line leads, who the page is, and what it needs of the world. */
export interface LineOptions {
  /** `ws://host` or `wss://host`, without a path */
  readonly url: string;
  readonly note: NoteId;
  readonly as: ParticipantId | undefined;
  readonly page: PageId;
  /** who shares this page's keyboard besides (AU2); the server lets in whom this browser session holds */
  readonly sharing?: readonly ParticipantId[];
  // oxlint-disable-next-line no-restricted-globals -- reason: only the type; the socket itself comes in
  readonly WebSocket: typeof WebSocket;
  /** SV4: what goes where WebSockets don't. Without it there is no other way. */
  readonly fetch?: PageFetch;
  readonly clock: Clock;
  /** uniform in [0, 1); `Math.random` unless given */
  readonly random?: () => number;
}

/** What the page says of itself when it connects. */
export const handshakeOf = ({ page, as, sharing = [] }: LineOptions): Record<string, string> =>
  handshakeParams({ protocol: PROTOCOL_VERSION, schema: schemaHash, page, as, sharing });
