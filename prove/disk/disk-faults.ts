import { execFileSync, spawnSync } from "node:child_process";
import { renameSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** What a fault needs to know of the server. */
export interface Victim {
  readonly pid: number;
  /** its database */
  readonly file: string;
  /** what SIGUSR2 says to it (`faults-by-signal.ts`) */
  readonly faultFile: string;
}

/** Trouble with the disk under a server that runs. */
export interface DiskFault {
  readonly name: string;
  /** how long it lasts at least (ms) */
  readonly lasts: number;
  /** Answers what ends it. */
  readonly begin: (victim: Victim) => () => void;
}

/** Said to SQLite in the server; its own errors come of it. */
const said =
  (begin: string, end: string) =>
  ({ pid, faultFile }: Victim) => {
    const say = (statement: string): void => {
      writeFileSync(faultFile, statement);
      process.kill(pid, "SIGUSR2");
    };
    say(begin);
    return () => say(end);
  };

const hasPrlimit = spawnSync("prlimit", ["--version"]).status === 0;

const prlimit = (pid: number, bytes: string): void => {
  execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:`]);
};

/** The faults that can be made here; `hang` is how long the disk hangs (ms). */
export const diskFaults = (hang: number): readonly DiskFault[] => [
  {
    // The limit is raised to what the database has when it is less: so it is full from now on.
    name: "full",
    lasts: 1_000,
    begin: said("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1073741823"),
  },
  { name: "readOnly", lasts: 1_000, begin: said("PRAGMA query_only = ON", "PRAGMA query_only = OFF") },
  {
    name: "held",
    lasts: 1_000,
    begin: ({ file }) => {
      const other = new DatabaseSync(file, { timeout: 5_000 });
      other.exec("BEGIN IMMEDIATE");
      return () => other.close();
    },
  },
  {
    name: "movedAway",
    lasts: 1_000,
    begin: ({ file }) => {
      renameSync(file, `${file}.away`);
      return () => renameSync(`${file}.away`, file);
    },
  },
  // The kernel refuses to write: SQLite finds an I/O error.
  ...(hasPrlimit
    ? [
        {
          name: "ioError",
          lasts: 1_000,
          begin: ({ pid }: Victim) => {
            prlimit(pid, "1");
            return () => prlimit(pid, "unlimited");
          },
        },
      ]
    : []),
  {
    // A write that hangs stops the whole process, as its commits are made in it: so does this.
    name: "hang",
    lasts: hang,
    begin: ({ pid }) => {
      process.kill(pid, "SIGSTOP");
      return () => process.kill(pid, "SIGCONT");
    },
  },
];
