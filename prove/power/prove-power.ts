import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type KillFigures, proveKill } from "../kill/prove-kill.ts";

/** Whether there is a compiler for the 40 lines of C that see each fsync, on a system that can put them before a program. */
export const canCutPower = (): boolean => process.platform === "linux" && spawnSync("cc", ["--version"]).status === 0;

/**
 * RM7: as `proveKill`, but each time the server dies the power goes, too: of the database and its log only what was fsynced
 * is there when it starts again. `synchronous` "normal" is to lose words: it shows that the cut cuts. @throws without `cc`
 */
export async function provePower(seed: number, rounds: number, synchronous: "full" | "normal"): Promise<KillFigures> {
  const folder = mkdtempSync(join(tmpdir(), "ourwords-power-"));
  try {
    const library = join(folder, "keep-synced.so");
    const source = join(import.meta.dirname, "keep-synced.c");
    execFileSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], { stdio: "inherit" });
    const synced = join(folder, "synced");
    mkdirSync(synced);
    const loaded = synchronous === "normal" ? ["--import", join(import.meta.dirname, "synchronous-normal.ts")] : [];
    return await proveKill(seed, rounds, {
      options: { env: { LD_PRELOAD: library, SYNCED_DIR: synced }, node: loaded },
      afterwards: (dataDir) => {
        for (const file of ["ourwords.db", "ourwords.db-wal"]) {
          rmSync(join(dataDir, file), { force: true });
          if (existsSync(join(synced, file))) copyFileSync(join(synced, file), join(dataDir, file));
        }
        rmSync(join(dataDir, "ourwords.db-shm"), { force: true });
      },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
