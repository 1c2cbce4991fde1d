import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { NoteConnection } from "@ourwords/sync/client";
import { secretOf } from "../../apps/server/src/testing/people.ts";
import { checkHistory, type HistoryEvent, type HistoryFigures, isKept } from "../history-checker.ts";
import { atRest, browser, comeTogether, twoPagesEach, until } from "../kill/prove-kill.ts";
import { startServerProcess } from "../kill/server-process.ts";
import { Typists } from "../kill/typists.ts";
import { Random } from "../random.ts";
import { type DiskFault, diskFaults, type Victim } from "./disk-faults.ts";

/** A page says "not saved yet" this soon (ms), and all is saved this soon after the fault. */
const MOST = { told: 2_000, recovered: 10_000 };

export interface FaultFigures {
  readonly fault: string;
  /** characters that a page was told to be saved while the disk failed */
  readonly savedMeanwhile: number;
  /** after how long the last page said that its words are not saved (ms) */
  readonly told: number;
  /** how long after the fault all was saved and shown everywhere (ms) */
  readonly recovered: number;
}

export interface DiskFigures extends HistoryFigures {
  readonly faults: readonly FaultFigures[];
}

/** RM2, SV2: the disk fails in each way under a real server while four pages type on. `hang` is how long it hangs (ms). */
export async function proveDisk(
  seed: number,
  hang: number,
  only: (fault: DiskFault) => boolean = () => true,
): Promise<DiskFigures> {
  const folder = mkdtempSync(join(tmpdir(), "ourwords-disk-"));
  const dataDir = join(folder, "data");
  const faultFile = join(folder, "fault");
  const loaded = ["--import", join(import.meta.dirname, "faults-by-signal.ts")];
  const server = await startServerProcess(dataDir, 0, { env: { FAULT_FILE: faultFile }, node: loaded });
  const victim: Victim = { pid: server.pid, file: join(dataDir, "ourwords.db"), faultFile };
  const history: HistoryEvent[] = [];
  const faults: FaultFigures[] = [];
  let typists: Typists | undefined;
  try {
    const clinician = browser(server);
    await clinician.post("/api/session", { token: secretOf(server.link), name: "Dr Ali" });
    // Slower than in the other proofs: a page may have no more than 2,000 updates that wait.
    typists = new Typists(await twoPagesEach(clinician, server), new Random(seed), history, 40);
    await comeTogether(typists);
    for (const fault of diskFaults(hang).filter(only)) {
      faults.push(await failOnce(fault, victim, typists, history));
      history.push(await atRest(typists));
    }
  } finally {
    typists?.close();
    await server.end("SIGKILL");
    rmSync(folder, { recursive: true });
  }
  return { ...checkHistory(history), faults };
}

async function failOnce(
  fault: DiskFault,
  victim: Victim,
  typists: Typists,
  history: readonly HistoryEvent[],
): Promise<FaultFigures> {
  const acked = (): number => history.filter(({ kind }) => kind === "acked").length;
  const before = acked();
  typists.isTyping = true;
  await until(() => acked() > before + 5);
  const end = fault.begin(victim);
  const begun = performance.now();
  try {
    await until(() => typists.pages.every((page) => isUnsaved(page)));
    const told = Math.round(performance.now() - begun);
    const saved = acked();
    await wait(Math.max(0, begun + fault.lasts - performance.now()));
    const savedMeanwhile = acked() - saved;
    end();
    const ended = performance.now();
    typists.isTyping = false;
    await comeTogether(typists);
    return { fault: fault.name, savedMeanwhile, told, recovered: Math.round(performance.now() - ended) };
  } catch (error) {
    // So that the server can end.
    end();
    throw error;
  }
}

/** The page says that its words are not on disk: by the server's word, by its own watch, or as it has no connection. */
const isUnsaved = (page: NoteConnection): boolean => {
  const state = page.state();
  return state.phase === "open" && (state.save === "late" || state.save === "offline");
};

export const isDiskProven = (figures: DiskFigures): boolean =>
  isKept(figures) &&
  figures.faults.every(
    ({ savedMeanwhile, told, recovered }) => savedMeanwhile === 0 && told < MOST.told && recovered < MOST.recovered,
  );
