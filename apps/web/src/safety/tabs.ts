import { isAway } from "./left-behind.ts";

const CHANNEL = "pages";
const NEWS = ["cover", "leave-now", "signed-out"] as const;

/** What one page of ours tells the others in this browser: its other tabs, and the small window beside a call. */
export type TabNews = (typeof NEWS)[number];

export function tellTabs(news: TabNews): void {
  const channel = new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a channel has no target but its own origin
  channel.postMessage(news);
  channel.close();
}

/**
 * Calls `listener` with what any page of ours tells, this one included. A page that was left hears nothing more, or a later
 * word would lead it elsewhere. Returns what ends it.
 */
export function onTabNews(listener: (news: TabNews) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => {
    const news = NEWS.find((each) => each === data);
    if (news && !isAway()) listener(news);
  });
  return () => channel.close();
}
