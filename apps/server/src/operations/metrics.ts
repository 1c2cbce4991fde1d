import { CLOSE_REASONS, type CloseReason } from "@ourwords/protocol";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { CarrierKind } from "../socket/carrier.ts";

/** What is looked at when somebody asks for the figures. */
export interface Countable {
  /** open notes */
  readonly rooms: () => number;
  /** connected pages, by what carries them */
  readonly sockets: (kind: CarrierKind) => number;
}

/** A commit takes 0.15 to 0.4 ms on a good disk; above 2 s pages say "not saved yet". */
const APPEND_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** The figures of one server, for Prometheus. Counts and times only: no name, no id, no address, no word. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #append = new Histogram({
    name: "ourwords_append_seconds",
    help: "How long rows took until they were on disk.",
    buckets: APPEND_SECONDS,
    registers: [this.#registry],
  });
  readonly #appendFailures = new Counter({
    name: "ourwords_append_failures_total",
    help: "Appends that failed; each is tried again.",
    registers: [this.#registry],
  });
  readonly #refusals = new Counter({
    name: "ourwords_refusals_total",
    help: "Connections that were closed, by why.",
    labelNames: ["reason"],
    registers: [this.#registry],
  });
  readonly #sockets = new Counter({
    name: "ourwords_connections_total",
    help: "Pages that knocked, by what carried them.",
    labelNames: ["carrier"],
    registers: [this.#registry],
  });

  constructor() {
    // Loop lag, memory, collections of garbage, open files.
    collectDefaultMetrics({ register: this.#registry });
    for (const reason of Object.keys(CLOSE_REASONS)) this.#refusals.inc({ reason }, 0);
  }

  /** What stands for itself and is counted when it is asked for. Call it once. */
  count({ rooms, sockets }: Countable): void {
    const open = new Gauge({
      name: "ourwords_rooms",
      help: "Open notes.",
      registers: [],
      collect() {
        this.set(rooms());
      },
    });
    const pages = new Gauge({
      name: "ourwords_sessions",
      help: "Connected pages, by what carries them.",
      labelNames: ["carrier"],
      registers: [],
      collect() {
        for (const carrier of ["websocket", "http"] as const) this.set({ carrier }, sockets(carrier));
      },
    });
    this.#registry.registerMetric(open);
    this.#registry.registerMetric(pages);
  }

  appended(seconds: number): void {
    this.#append.observe(seconds);
  }

  appendFailed(): void {
    this.#appendFailures.inc();
  }

  knocked(carrier: CarrierKind): void {
    this.#sockets.inc({ carrier });
  }

  refused(reason: CloseReason): void {
    this.#refusals.inc({ reason });
  }

  get type(): string {
    return this.#registry.contentType;
  }

  /** In the text format of Prometheus. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Idempotent. */
  close(): void {
    this.#registry.clear();
  }
}
