import type { InputMethod } from "../support/input-method.ts";

/** One way to write a word, as the steps that a keyboard's input method takes. `written` is what stands there in the end. */
export interface Composition {
  readonly name: string;
  readonly written: string;
  readonly steps: readonly ((ime: InputMethod) => Promise<void>)[];
  /** how many compositions the editor sees */
  readonly count: number;
}

const compose =
  (text: string, options: { over?: number; caret?: number } = {}) =>
  (ime: InputMethod): Promise<void> =>
    ime.compose(text, options);
const commit =
  (text: string) =>
  (ime: InputMethod): Promise<void> =>
    ime.commit(text);

/** Kana is typed, then changed into other signs, in more than one try. */
export const JAPANESE: Composition = {
  name: "Japanese",
  written: "漢字を",
  steps: [
    ...["k", "か", "かn", "かんj", "かんじ", "かんじを"].map((kana) => compose(kana)),
    compose("感じを", { caret: 0 }),
    compose("漢字を", { caret: 2 }),
    commit("漢字を"),
  ],
  count: 1,
};

export const COMPOSITIONS: readonly Composition[] = [
  JAPANESE,
  {
    name: "Korean, a syllable at a time",
    written: "한글",
    steps: [
      ...["ㅎ", "하", "한"].map((jamo) => compose(jamo)),
      commit("한"),
      ...["ㄱ", "그", "글"].map((jamo) => compose(jamo)),
      commit("글"),
    ],
    count: 2,
  },
  { name: "a dead key", written: "é", steps: [compose("´"), commit("é")], count: 1 },
  {
    name: "whole words, as an Android keyboard composes them",
    written: "so tired ",
    steps: [
      compose("s"),
      compose("so"),
      compose("so", { caret: 1 }),
      compose("so"),
      commit("so "),
      compose("tir"),
      compose("tired"),
      commit("tired "),
    ],
    count: 2,
  },
  {
    name: "a correction of the word just written",
    written: "the ",
    steps: [compose("t"), compose("te"), compose("teh"), commit("teh"), compose("the", { over: 3 }), commit("the ")],
    count: 2,
  },
  {
    name: "an emoji changed for one that begins alike",
    written: "\u{1F601}",
    steps: [compose("\u{1F600}"), compose("\u{1F601}"), commit("\u{1F601}")],
    count: 1,
  },
];
