import { useEffect, useEffectEvent } from "react";

const MODIFIERS = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Fn"]);

/**
 * Any key lifts, when it is let go: one that is held down would else write on behind the cover. No key that is pressed
 * meanwhile gets through. Tab and the keys of the cover's own buttons do what they always do; shortcuts are the browser's.
 */
export function useLiftKeys(onLift: () => void): void {
  const lift = useEffectEvent(onLift);
  useEffect(() => {
    let pressed: string | undefined;
    const down = (event: KeyboardEvent): void => {
      if (isLeft(event)) return;
      event.stopImmediatePropagation();
      if (event.ctrlKey || event.altKey || event.metaKey || MODIFIERS.has(event.key)) return;
      event.preventDefault();
      if (!event.repeat) pressed = event.code;
    };
    const up = (event: KeyboardEvent): void => {
      if (isLeft(event)) return;
      event.stopImmediatePropagation();
      if (pressed !== undefined && event.code === pressed) lift();
    };
    window.addEventListener("keydown", down, true);
    window.addEventListener("keyup", up, true);
    return () => {
      window.removeEventListener("keydown", down, true);
      window.removeEventListener("keyup", up, true);
    };
  }, []);
}

/** For the buttons: Tab between them, Enter and Space on the one that leaves. */
function isLeft({ key, target }: KeyboardEvent): boolean {
  if (key === "Tab") return true;
  return (key === "Enter" || key === " ") && target instanceof Element && target.closest(".leave-now") !== null;
}
