import { isAway, unmarkAway } from "./left-behind.ts";

/**
 * IN6: after Leave now, Back leads to the neutral page again and never into what was left. A page that the browser kept
 * as it was (its back-forward cache) is loaded anew. Whoever opens a link or an address by hand means it. The neutral page has no icon
 * of ours.
 */
export function keepAway(): void {
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
  if (location.pathname === "/away") document.querySelector("link[rel=icon]")?.setAttribute("href", "data:,");
  if (!isAway() || location.pathname === "/away") return;
  const [entry] = performance.getEntriesByType("navigation");
  const isBack = entry instanceof PerformanceNavigationTiming && entry.type !== "navigate";
  if (isBack) location.replace("/away");
  else unmarkAway();
}
