import { charSet } from "@ourwords/authorship";
import type { Since } from "@ourwords/protocol";

/** What others wrote while this participant did not have the note open: of all times that this page came back, together. */
export const joinedNews = (before: Since | undefined, more: Since): Since => {
  if (!before) return more;
  const all = charSet();
  for (const range of [...before.ranges, ...more.ranges]) all.set(range, true);
  return { at: before.at, ranges: all.all().map(({ client, clock, length }) => ({ client, clock, length })) };
};
