import type { LineOptions, NoteConnection } from "@ourwords/sync/client";
import { EarlierPages, type EarlierState, KeptOutbox } from "@ourwords/sync/outbox";
import { readOutboxKey } from "../api/outbox-api.ts";
import { indexedDbStore } from "./indexed-db-store.ts";
import { tabLocks } from "./tab-locks.ts";
import { webCryptoSealer } from "./web-crypto-sealer.ts";

/** Between two tries to get the key. */
const AGAIN_MS = 3_000;

/** What becomes of unsaved words on this device. */
export interface OutboxState extends EarlierState {
  /** `refused`: unsaved words live only as long as this page */
  readonly keeping: "not-yet" | "kept" | "refused";
}

export interface DeviceOutbox {
  state(): OutboxState;
  /** Looks once more for what other pages left. */
  look(): void;
  retry(page: EarlierState["stranded"][number]["page"]): void;
  throwAway(page: EarlierState["stranded"][number]["page"]): Promise<void>;
  /** Forgets what this page and those before it keep here for this participant and note. */
  wipe(): Promise<void>;
}

/**
 * SV3: starts to keep on this device what `connection` has not saved, and to bring what earlier pages left. `changed` is told
 * whenever `state()` is another. A browser without what it needs is a `refused`, never an error. `signal` ends it.
 */
export function openDeviceOutbox(
  line: LineOptions,
  connection: NoteConnection,
  changed: () => void,
  signal: AbortSignal,
): DeviceOutbox {
  let state: OutboxState = { keeping: "not-yet", waiting: 0, stranded: [] };
  let own: KeptOutbox | undefined;
  let earlier: EarlierPages | undefined;
  const become = (next: Partial<OutboxState>): void => {
    if (signal.aborted) return;
    state = { ...state, ...next };
    changed();
  };
  const refused = (): void => become({ keeping: "refused" });
  void begin().catch(refused);
  return {
    state: () => state,
    look: () => void earlier?.look(),
    retry: (page) => earlier?.retry(page),
    throwAway: async (page) => earlier?.throwAway(page),
    wipe: async () => {
      await earlier?.wipe();
      await own?.wipe();
    },
  };

  async function begin(): Promise<void> {
    const secret = await keyFromServer(line, signal);
    if (!secret || signal.aborted) return refused();
    const { sealer, box } = await webCryptoSealer(secret);
    const store = await indexedDbStore(box, () => Date.now());
    const locks = tabLocks(signal);
    await locks.hold(line.page);
    if (signal.aborted) return;
    const sharing = () => {
      const now = connection.state();
      return now.phase === "open" ? now.writers.slice(1) : [];
    };
    own = new KeptOutbox({ page: line.page, sharing, store, sealer, refused });
    connection.keepUnsaved(own);
    earlier = new EarlierPages(line, { store, sealer, locks });
    const pages = earlier;
    pages.subscribe(() => {
      const { waiting, stranded } = pages.state();
      connection.waitsForEarlier(waiting > 0);
      become({ waiting, stranded });
    });
    signal.addEventListener("abort", () => pages.close());
    // Back from a cut, another tab may have gone meanwhile, and left what it wrote.
    let wasLive = true;
    const stop = connection.subscribe(() => {
      const now = connection.state();
      const isLive = now.phase === "open" && now.link === "live";
      if (isLive && !wasLive) void pages.look();
      wasLive = isLive;
    });
    signal.addEventListener("abort", stop);
    if (state.keeping === "not-yet") become({ keeping: "kept" });
    await pages.look();
  }
}

/** As often as it takes; `undefined` when the server says no. */
async function keyFromServer(
  { note, as, clock }: LineOptions,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  while (!signal.aborted) {
    const answer = await readOutboxKey(note, as);
    if (answer.kind === "ok") return answer.value;
    if (answer.kind === "problem") return undefined;
    await new Promise<void>((resolve) => {
      clock.after(AGAIN_MS, resolve);
    });
  }
  return undefined;
}
