import { watchPlace } from "@ourwords/store";
import { type Clock, type RoomEvent, Rooms } from "@ourwords/sync";
import type { Config } from "./config.ts";
import { createCopies } from "./export/copies.ts";
import { createApp } from "./http/create-app.ts";
import { allowedOrigins, type Origins } from "./http/origins.ts";
import type { Logger } from "./log.ts";
import { openNotes } from "./open-notes.ts";
import { measuredStore } from "./operations/measured-store.ts";
import { Metrics } from "./operations/metrics.ts";
import { Ready } from "./operations/readiness.ts";
import { LiveSockets } from "./socket/live-sockets.ts";
import { serveUpgrades } from "./socket/serve-upgrades.ts";
import { Strangers } from "./socket/strangers.ts";
import { turn } from "./turn.ts";
import { StartupError } from "./startup-error.ts";
import { listenSentence } from "./startup-problem.ts";

/** What a server needs of the world besides its config. */
export interface ServerPorts {
  readonly clock: Clock;
  /** uniform in [0, 1), and not to be guessed */
  readonly random: () => number;
  readonly log: Logger;
}

export interface RunningServer {
  /** where links lead */
  readonly origin: string;
  /** where it is reached on this machine, whatever the world calls it */
  readonly local: string;
  readonly origins: readonly string[];
  /** A new one-time link for the clinician. */
  signInLink(): string;
  /** Stops listening, finishes what waits, tells every page, closes the database. Idempotent. */
  close(): Promise<void>;
}

/** Starts a whole server. @throws StartupError when it can't, with the sentence to show */
export async function startServer(config: Config, { clock, random, log }: ServerPorts): Promise<RunningServer> {
  const { database, store, directory } = openNotes(config, log);
  const report = (event: RoomEvent): void => log.error(event, "a room is in trouble");
  const metrics = new Metrics();
  const ready = new Ready(database.sql, clock);
  const rooms = new Rooms({ store: measuredStore(store, metrics), clock, random, report, turn });
  const live = new LiveSockets(directory, clock);
  let origins: Origins = allowedOrigins(config.publicUrl, config.port);
  const strangers = new Strangers();
  metrics.count({ rooms: () => rooms.size, sockets: (kind) => live.countOf(kind) });
  const context = { directory, rooms, live, strangers, metrics, clock, origins: () => origins };
  const copies = createCopies(config.chromium);
  const app = await createApp(context, {
    webDir: config.webDir,
    leaveTo: config.leaveTo,
    proxied: config.publicUrl !== undefined,
    secure: origins.secure,
    copies,
    inPlace: watchPlace(database.sql),
    operations: { metrics, ready, metricsToken: config.metricsToken, isProxied: config.publicUrl !== undefined },
    log,
  });
  serveUpgrades(app.server, context, config.publicUrl !== undefined);

  const stop = async (): Promise<void> => {
    ready.stopping();
    metrics.close();
    const stopped = app.close();
    await copies.close();
    await rooms.close();
    live.close();
    await stopped;
    await store.close();
    directory.later.flush();
    database.close();
  };
  let stopping: Promise<void> | undefined;
  const close = () => (stopping ??= stop());

  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    await close();
    const sentence = listenSentence(error, config);
    throw sentence === undefined ? error : new StartupError(sentence, { cause: error });
  }
  const address = app.server.address();
  const port = typeof address === "object" && address ? address.port : config.port;
  origins = allowedOrigins(config.publicUrl, port);
  return {
    origin: origins.main,
    local: localUrl(config.host, port),
    origins: origins.all,
    signInLink: () => `${origins.main}/sign-in#${directory.links.make(clock.now())}`,
    close,
  };
}

/** A server that listens everywhere is reached by this machine's own name. */
function localUrl(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
