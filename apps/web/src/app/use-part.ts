import { type ComponentType, useEffect, useEffectEvent, useState } from "react";

/**
 * A part of the page that is fetched when it is first wanted. React's `lazy` would take the whole page down when there is no
 * connection; this one tells `onMissing`, and is tried again the next time it is wanted. `load` is always the same function.
 */
export function usePart<Props>(
  load: () => Promise<ComponentType<Props>>,
  isWanted: boolean,
  onMissing: () => void = () => {},
): ComponentType<Props> | undefined {
  const [Part, setPart] = useState<ComponentType<Props>>();
  const missing = useEffectEvent(onMissing);
  const isDone = Part !== undefined;
  useEffect(() => {
    if (!isWanted || isDone) return undefined;
    let isHere = true;
    load().then(
      (loaded) => isHere && setPart(() => loaded),
      () => isHere && missing(),
    );
    return () => {
      isHere = false;
    };
  }, [load, isWanted, isDone]);
  return Part;
}
