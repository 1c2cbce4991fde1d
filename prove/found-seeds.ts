import type { RunOptions } from "./run.ts";

interface FoundSeed extends RunOptions {
  /** what was wrong */
  readonly what: string;
}

const found = (seed: number, lag: number, people: number, extra: RunOptions["extra"], what: string): FoundSeed => ({
  seed,
  lag,
  people,
  ops: 300,
  extra,
  what,
});

/** Seeds that once found something. Each holds a fault that was mended, and finds nothing any more. */
export const FOUND_SEEDS: readonly FoundSeed[] = [
  found(77_000_235, 0, 2, "delete", "a copy written on where the writer left off was not seen"),
  found(32, 20, 3, "all", "an undo by another voice took its own page's words for its own"),
  found(11_000_034, 0, 3, "undo", "an undo put down what somebody else had moved away"),
  found(21_000_067, 20, 3, "undo", "an undo did not know the letters of a wrapping step"),
  found(21_000_068, 0, 3, "delete", "the end of a line that a paste split became the paster's"),
  found(41_000_124, 3, 3, "all", "a moved piece of several stretches was not found"),
  found(52_000_159, 20, 3, "all", "two dragged letters of two authors became the mover's"),
  found(7_001_021_044, 3, 3, "all", "words put in another order became the mover's"),
  found(7_001_021_049, 3, 3, "all", "an undo brought back what others had taken out since it was moved"),
  found(8_003_024_013, 0, 3, "all", "a word taken out twice was named twice"),
  found(140_623_421_871, 0, 2, "all", "an undo reached past the end of the text"),
  found(8_003_024_029, 0, 3, "all", "single letters dragged between others became the mover's"),
  found(316_245_310_733_102, 0, 3, "all", "an undo named a letter twice, and it was gone"),
  found(316_245_310_733_266, 0, 3, "all", "a letter that was typed and moved in one go came back twice"),
  found(241_194_032_580_012, 3, 5, "all", "an undo put down again what somebody else had taken out since"),
  found(2_917_928_180_758_336, 0, 2, "all", "a word that was put back and moved was named twice by the undo"),
  found(
    6_316_890_950_620,
    0,
    3,
    "all",
    "own words that were put back and taken out alone were named as another voice had taken them out",
  ),
  found(2_323_026_521_058_660, 0, 3, "all", "the same, of words that went together"),
  found(
    2_447_025_144_053_467,
    0,
    5,
    "all",
    "two records of one name were drawn into one element, and the editor stopped",
  ),
  found(555_002_665_007, 0, 5, "all", "a letter that stayed in a redo stood before the one it had stood behind"),
  found(90_418_271_259, 3, 2, "all", "the oracle took bringing back one of two for touching another's letter"),
  found(2144736709190943, 20, 5, "all", "TipTap tidied an emptied editor in an undo, and the next undo had no place"),
  found(871_597, 0, 5, "all", "a quote that a redo divided around nothing became the redoer's"),
];
