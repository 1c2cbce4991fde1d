import type { ValueRules } from "./range-map.ts";

/** One character, by its identity. */
export interface CharId {
  readonly client: number;
  readonly clock: number;
}

/** Identities along a range count on with it. */
export const IDENTITIES: ValueRules<CharId> = {
  shift: ({ client, clock }, by) => ({ client, clock: clock + by }),
  same: (one, other) => one.client === other.client && one.clock === other.clock,
};
