import { useEffect, useEffectEvent } from "react";
import { onTabNews, type TabNews } from "./tabs.ts";

/** Calls `onNews` when a page of ours in this browser tells `wanted`. */
export function useTabNews(wanted: TabNews, onNews: () => void): void {
  const hear = useEffectEvent(onNews);
  useEffect(() => onTabNews((news) => news === wanted && hear()), [wanted]);
}
