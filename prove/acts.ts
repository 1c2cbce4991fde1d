import type { Editor } from "@tiptap/core";
import type { Letters } from "./alphabet.ts";
import { DELETING } from "./deleting.ts";
import { MOVING } from "./moving.ts";
import type { Random } from "./random.ts";
import { STRUCTURE } from "./structure.ts";
import { TYPING } from "./typing.ts";

/** What an act has to work with. The caret stands where it is to be done. */
export interface Scene {
  readonly editor: Editor;
  readonly random: Random;
  readonly letters: Letters;
  /** the number of the author who speaks */
  readonly author: number;
}

/** Does one thing in an editor; answers what the same person does next, if that is settled. */
export type Act = (scene: Scene) => string | undefined | void;

/** An act and how often it is done, against the others. */
export type Acts = Readonly<Record<string, readonly [weight: number, act: Act]>>;

export const EXTRAS = ["none", "undo", "delete", "all", "scribes"] as const;
/**
 * Which groups of acts are done beside typing, structure and moving. `scribes` is `all` and writing down for others, apart
 * so that the seeds found with `all` go on replaying what they found.
 */
export type Extra = (typeof EXTRAS)[number];

/** Whoever undoes often goes on: further back, or forth again. */
const goesOn = (random: Random): string | undefined =>
  random.next() < 0.4 ? random.pick(["undo", "redo"]) : undefined;

const UNDOING: Acts = {
  undo: [
    4,
    ({ editor, random }) => {
      editor.commands.undo();
      return goesOn(random);
    },
  ],
  redo: [
    1,
    ({ editor, random }) => {
      editor.commands.redo();
      return goesOn(random);
    },
  ],
};

export const isUndoing = (name: string): boolean => name in UNDOING;

/** What the runner does itself, beside any editor. */
export const PAGE_ACTS = { putBack: 2, switchVoice: 2, goOffline: 1, comeBack: 3, reload: 0.7 } as const;
/** Those of them that only runs with scribes do. */
export const SCRIBE_ACTS = { letScribe: 8, endScribe: 2, check: 6, passOn: 14 } as const;
export type PageAct = keyof typeof PAGE_ACTS | keyof typeof SCRIBE_ACTS;

const ALWAYS: Acts = { ...TYPING, ...STRUCTURE, ...MOVING };

/** All acts in an editor, by name. */
export const ACTS: Acts = { ...ALWAYS, ...UNDOING, ...DELETING };

/** The names that are drawn from, each with its weight. */
export function lots(extra: Extra): (readonly [name: string, weight: number])[] {
  const isAll = extra === "all" || extra === "scribes";
  const has = (group: Extra): boolean => extra === group || isAll;
  const acts = { ...ALWAYS, ...(has("undo") && UNDOING), ...(has("delete") && DELETING) };
  const drawn = Object.entries(acts).map(([name, [weight]]) => [name, weight] as const);
  const ofPages = Object.entries(PAGE_ACTS).filter(([name]) => isAll || (has("delete") && name === "putBack"));
  return [...drawn, ...ofPages, ...(extra === "scribes" ? Object.entries(SCRIBE_ACTS) : [])];
}

export function draw(from: readonly (readonly [name: string, weight: number])[], random: Random): string {
  let left = random.next() * from.reduce((sum, [, weight]) => sum + weight, 0);
  return from.find(([, weight]) => (left -= weight) < 0)?.[0] ?? "type";
}
