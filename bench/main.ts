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

const bench = benches[process.argv[2] ?? ""];
if (!bench) {
  console.error(`npm run bench -- ${Object.keys(benches).join(" | ")}`);
  process.exit(2);
}
const { isGood, figures } = await bench();
console.log(JSON.stringify(figures));
process.exit(isGood ? 0 : 1);
