import { type Decoder, readVarInt, readVarUint } from "lib0/decoding";
import { type Encoder, writeVarInt, writeVarUint } from "lib0/encoding";
import type { CopyRun } from "./authorship.ts";
import { isClientId } from "./voice.ts";

/**
 * Writes copies in their own order. A clientID (5 bytes) is written once, and a clock as its distance from where the last
 * run of that client ended: copies of one piece of work lie close to each other.
 */
export function writeCopyRuns(encoder: Encoder, copies: readonly CopyRun[]): void {
  const clients = [...new Set(copies.flatMap(({ client, originClient }) => [client, originClient]))];
  const indexes = new Map(clients.map((client, index) => [client, index]));
  const writeClient = (client: number): void => writeVarUint(encoder, indexes.get(client) ?? 0);
  writeVarUint(encoder, clients.length);
  for (const client of clients) writeVarUint(encoder, client);
  const groups = inGroups(copies);
  writeVarUint(encoder, groups.length);
  const [ends, originEnds] = [new LastEnds(), new LastEnds()];
  for (const { client, runs } of groups) {
    writeClient(client);
    writeVarUint(encoder, runs.length);
    for (const { clock, length, originClient, originClock } of runs) {
      writeVarInt(encoder, clock - ends.of(client));
      writeVarUint(encoder, length);
      writeClient(originClient);
      writeVarInt(encoder, originClock - originEnds.of(originClient));
      ends.set(client, clock + length);
      originEnds.set(originClient, originClock + length);
    }
  }
}

/** `undefined` when a clientID or clock is none. @throws on bytes that end too soon */
export function readCopyRuns(decoder: Decoder): CopyRun[] | undefined {
  // No room is made for a count before its entries are read: each takes bytes, and reading ends where those do.
  const clients: number[] = [];
  for (let left = readVarUint(decoder); left > 0; left--) clients.push(readVarUint(decoder));
  const copies: CopyRun[] = [];
  const [ends, originEnds] = [new LastEnds(), new LastEnds()];
  for (let groups = readVarUint(decoder); groups > 0; groups--) {
    const client = clients[readVarUint(decoder)];
    for (let left = readVarUint(decoder); left > 0; left--) {
      const away = readVarInt(decoder);
      const length = readVarUint(decoder);
      const originClient = clients[readVarUint(decoder)];
      const originAway = readVarInt(decoder);
      if (!isClientId(client) || !isClientId(originClient)) return undefined;
      const clock = ends.of(client) + away;
      const originClock = originEnds.of(originClient) + originAway;
      if (![clock, originClock, clock + length, originClock + length].every(isClock)) return undefined;
      copies.push({ client, clock, length, originClient, originClock });
      ends.set(client, clock + length);
      originEnds.set(originClient, originClock + length);
    }
  }
  return copies;
}

/** Where the last run of each client ended; 0 before its first. */
class LastEnds {
  readonly #ends = new Map<number, number>();
  of = (client: number): number => this.#ends.get(client) ?? 0;
  set = (client: number, end: number): unknown => this.#ends.set(client, end);
}

/** Neighbours of one client together. */
function inGroups(copies: readonly CopyRun[]): { readonly client: number; readonly runs: CopyRun[] }[] {
  const groups: { readonly client: number; readonly runs: CopyRun[] }[] = [];
  for (const run of copies) {
    const last = groups.at(-1);
    if (last?.client === run.client) last.runs.push(run);
    else groups.push({ client: run.client, runs: [run] });
  }
  return groups;
}

const isClock = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
