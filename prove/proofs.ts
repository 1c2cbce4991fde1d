import { EXTRAS } from "./acts.ts";

/** What a proof was asked, by the names of its options. */
type Asked = (option: string) => string;

interface Proof {
  /** each with what it is when nobody says */
  readonly options: Readonly<Record<string, string>>;
  readonly prove: (asked: Asked) => Promise<{ readonly figures: object; readonly isProven: boolean }>;
}

/** Everything that `npm run prove --` can show. Each is loaded when it is asked for. */
export const PROOFS = {
  authorship: {
    options: { seed: "1", runs: "20", lag: "0", people: "3", ops: "300", extra: "all" },
    prove: async (asked) => {
      const { proveAuthorship } = await import("./authorship.ts");
      const { isProven } = await import("./figures.ts");
      const extra = EXTRAS.find((each) => each === asked("extra"));
      if (!extra) throw new RangeError(`--extra is one of ${EXTRAS.join(", ")}`);
      const options = {
        seed: seedOf(asked),
        runs: whole(asked, "runs", 1),
        lag: whole(asked, "lag", 0),
        people: whole(asked, "people", 1, 5),
        ops: whole(asked, "ops", 1),
        extra,
      };
      const figures = await proveAuthorship(options);
      return { figures: { ...options, ...figures }, isProven: isProven(figures) };
    },
  },
  export: {
    options: { seed: "1", runs: "20" },
    prove: async (asked) => {
      const { isExportProven, proveExport } = await import("./export/prove-export.ts");
      const options = { seed: seedOf(asked), runs: whole(asked, "runs", 1), pdfEvery: 10 };
      const figures = await proveExport({ ...options, chromium: await chromium() });
      return { figures: { ...options, ...figures }, isProven: isExportProven(figures) };
    },
  },
  canary: {
    options: { seed: "1" },
    prove: async (asked) => {
      const { isCanaryProven, proveCanary } = await import("./canary/prove-canary.ts");
      const seed = seedOf(asked);
      const figures = await proveCanary({ seed, chromium: await chromium() });
      return { figures: { seed, ...figures }, isProven: isCanaryProven(figures) };
    },
  },
  kill: {
    options: { seed: "1", rounds: "20" },
    prove: async (asked) => {
      const { isKillProven, proveKill } = await import("./kill/prove-kill.ts");
      const seed = seedOf(asked);
      const figures = await proveKill(seed, whole(asked, "rounds", 1));
      return { figures: { seed, ...figures }, isProven: isKillProven(figures) };
    },
  },
  power: {
    options: { seed: "1", rounds: "20", synchronous: "full" },
    prove: async (asked) => {
      const { provePower } = await import("./power/prove-power.ts");
      const { isKillProven } = await import("./kill/prove-kill.ts");
      const seed = seedOf(asked);
      const synchronous = asked("synchronous");
      if (synchronous !== "full" && synchronous !== "normal") throw new RangeError("--synchronous is full or normal");
      const figures = await provePower(seed, whole(asked, "rounds", 1), synchronous);
      return { figures: { seed, synchronous, ...figures }, isProven: isKillProven(figures) };
    },
  },
  disk: {
    options: { seed: "1", hang: "30" },
    prove: async (asked) => {
      const { isDiskProven, proveDisk } = await import("./disk/prove-disk.ts");
      const seed = seedOf(asked);
      const figures = await proveDisk(seed, 1_000 * whole(asked, "hang", 1));
      return { figures: { seed, ...figures }, isProven: isDiskProven(figures) };
    },
  },
  gate: {
    options: { seed: "1", cases: "20000" },
    prove: async (asked) => {
      const { isGateProven, proveGate } = await import("./gate/prove-gate.ts");
      const seed = seedOf(asked);
      const figures = await proveGate(seed, whole(asked, "cases", 1));
      return { figures: { seed, ...figures }, isProven: isGateProven(figures) };
    },
  },
  storm: {
    options: { clients: "500" },
    prove: async (asked) => {
      const { isStormProven, proveStorm } = await import("./operations/storm.ts");
      const figures = await proveStorm({ clients: whole(asked, "clients", 1) });
      return { figures, isProven: isStormProven(figures) };
    },
  },
  leak: {
    options: { cycles: "10000" },
    prove: async (asked) => {
      const { isLeakProven, proveLeak } = await import("./operations/leak.ts");
      const figures = await proveLeak({ cycles: whole(asked, "cycles", 1) });
      return { figures, isProven: isLeakProven(figures) };
    },
  },
  network: {
    options: { seed: "1", minutes: "5", clients: "20" },
    prove: async (asked) => {
      const { isNetworkProven, proveNetwork } = await import("./operations/network.ts");
      const options = {
        seed: seedOf(asked),
        seconds: 60 * whole(asked, "minutes", 1),
        clients: whole(asked, "clients", 1, 20),
        cutMs: [5_000, 60_000],
        pauseMs: 2_000,
      } as const;
      const figures = await proveNetwork(options);
      return { figures: { ...options, ...figures }, isProven: isNetworkProven(figures) };
    },
  },
} as const satisfies Readonly<Record<string, Proof>>;

export const isProof = (name: string): name is keyof typeof PROOFS => Object.hasOwn(PROOFS, name);

export const USAGE = Object.entries<Proof>(PROOFS)
  .map(([name, { options }]) =>
    [`npm run prove -- ${name}`, ...Object.entries(options).map(([key, value]) => `[--${key} ${value}]`)].join(" "),
  )
  .join("\n");

const seedOf = (asked: Asked): number => whole(asked, "seed", 0);

function whole(asked: Asked, name: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(asked(name));
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`--${name} must be a whole number, ${least} or more`);
  return value;
}

async function chromium(): Promise<string | undefined> {
  const { findChromium } = await import("../apps/server/src/export/find-chromium.ts");
  return process.env["CHROMIUM_PATH"] ?? findChromium(process.env["PATH"] ?? "");
}
