import { createContext, useContext } from "react";
import type { DeviceOutbox, OutboxState } from "./device-outbox.ts";

/** What a screen needs to know of the outbox, and may ask of it. */
export interface OutboxView extends Omit<DeviceOutbox, "state" | "look"> {
  readonly state: OutboxState;
  /** Connects now, without waiting for the next try. */
  readonly tryNow: () => void;
}

export const NO_OUTBOX: OutboxView = {
  state: { keeping: "not-yet", waiting: 0, stranded: [] },
  retry: () => {},
  throwAway: async () => {},
  wipe: async () => {},
  tryNow: () => {},
};

export const OutboxContext = createContext(NO_OUTBOX);

export const useOutbox = (): OutboxView => useContext(OutboxContext);
