import type { Clock } from "@ourwords/sync";
import type { Directory } from "../directory/directory.ts";
import type { LiveSockets } from "../socket/live-sockets.ts";
import type { Strangers } from "../socket/strangers.ts";
import type { Metrics } from "../operations/metrics.ts";
import type { RoomsPort } from "../rooms-port.ts";
import type { Origins } from "./origins.ts";

/** What routes and sockets stand on. */
export interface Context {
  readonly directory: Directory;
  readonly rooms: RoomsPort;
  readonly live: LiveSockets;
  readonly strangers: Strangers;
  readonly metrics: Pick<Metrics, "knocked" | "refused">;
  readonly clock: Clock;
  /** known once the server listens: until then nobody asks */
  readonly origins: () => Origins;
}
