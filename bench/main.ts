import { MEASURES } from "./peers/measures.ts";

const benches: Readonly<Record<string, () => Promise<{ readonly isGood: boolean; readonly figures: unknown }>>> = {
  typing: async () => {
    const { benchTyping, MOST } = await import("./typing/run.ts");
    const figures = await benchTyping();
    return { isGood: figures.ratio <= MOST, figures };
  },
  keeper: async () => {
    const { benchKeeper, isCheap } = await import("./keeper/run.ts");
    const figures = await benchKeeper();
    return { isGood: isCheap(figures), figures };
  },
  export: async () => {
    const { benchExport, isQuick } = await import("./export/run.ts");
    const figures = await benchExport();
    return { isGood: isQuick(figures), figures };
  },
  seal: async () => {
    const { benchSeal, isSwift } = await import("./seal/run.ts");
    const figures = await benchSeal();
    return { isGood: isSwift(figures), figures };
  },
};

const [name = "", ...options] = process.argv.slice(2);
if (Object.hasOwn(MEASURES, name)) {
  const { benchPeers } = await import("./peers/run.ts");
  try {
    await benchPeers(name, options);
  } catch (error) {
    console.error(error instanceof RangeError ? error.message : error);
    process.exit(2);
  }
  process.exit(0);
}
const bench = benches[name];
if (!bench) {
  const peers = "[--against relay,yws,hocus] [--runs 3] [--only LOAD] [--pace ours|all] [--quick] [--out FILE]";
  console.error(`npm run bench -- ${Object.keys(benches).join(" | ")}`);
  console.error(`npm run bench -- ${Object.keys(MEASURES).join(" | ")} ${peers}`);
  process.exit(2);
}
const { isGood, figures } = await bench();
console.log(JSON.stringify(figures));
process.exit(isGood ? 0 : 1);
