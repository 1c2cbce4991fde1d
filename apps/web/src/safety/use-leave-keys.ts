import { useEffect } from "react";
import { leaveNow } from "./leave-now.ts";
import { ShiftPresses } from "./shift-presses.ts";

/** IN6: Shift three times leaves now, wherever the keyboard is: in the text, in a dialog, on a covered page. */
export function useLeaveKeys(): void {
  useEffect(() => {
    const presses = new ShiftPresses();
    const key = (event: KeyboardEvent): void => {
      if (event.repeat) return;
      if (event.key !== "Shift") presses.interrupt();
      else if (presses.press(event.timeStamp)) leaveNow();
    };
    const pointer = (): void => presses.interrupt();
    window.addEventListener("keydown", key, true);
    window.addEventListener("pointerdown", pointer, true);
    return () => {
      window.removeEventListener("keydown", key, true);
      window.removeEventListener("pointerdown", pointer, true);
    };
  }, []);
}
