import type { FragmentName } from "@ourwords/note";
import { useKey } from "./Keys.tsx";

/** The parts of the page that F6 goes round, in their order. A part that is not on the screen is left out. */
const PARTS = [".bar", "[data-sheet=story]", "[data-sheet=plan]", ".dock"] as const;

/** F6 and Shift+F6 go round the parts of the page; story and plan have a key of their own. */
export function usePartKeys(toSheet: (sheet: FragmentName) => void): void {
  const go = (by: 1 | -1): void => {
    const standing = PARTS.filter((part) => isStanding(document.querySelector(part)));
    const at = standing.findIndex((part) => document.activeElement?.closest(part));
    // From nowhere: on to the first, back to the last.
    const to = standing.at(at < 0 ? (by === 1 ? 0 : -1) : (at + by) % standing.length);
    // A plan that is quiet stays so: passing by opens nothing.
    const quiet = to && document.querySelector<HTMLElement>(`${to}[data-quiet] .quiet-plan`);
    if (quiet) quiet.focus();
    else if (to === "[data-sheet=story]") toSheet("story");
    else if (to === "[data-sheet=plan]") toSheet("plan");
    else if (to) controlIn(to)?.focus();
  };
  useKey("next-part", () => go(1));
  useKey("part-before", () => go(-1));
  useKey("story", () => toSheet("story"));
  useKey("plan", () => toSheet("plan"));
}

/** Where to go in a part: to who writes now, where there is a switch. */
const controlIn = (part: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`${part} .voice[aria-pressed=true]`) ??
  document.querySelector<HTMLElement>(`${part} :is(button, a, input)`);

/** A sheet behind its tab counts: going there brings it up. */
const isStanding = (part: Element | null): boolean =>
  part !== null && (part.matches("[data-sheet]") || part.querySelector("button, a, input") !== null);
