/** How much is said of what others do. Answers to what you do, and alerts, are said at every level. */
export const SAID_LEVELS = ["off", "people", "section", "everything"] as const;
export type SaidLevel = (typeof SAID_LEVELS)[number];

/**
 * People alone: who is here matters to everybody, and so does it when your own words are taken out. What is being written
 * would talk over the conversation; somebody who wants it turns it on once.
 */
const FIRST_LEVEL: SaidLevel = "people";

const KEY = "ourwords.said";

type Memory = Pick<Storage, "getItem" | "setItem">;

/** A preference, no word of a note: it may stay on the device. A browser that keeps nothing starts anew each time. */
export function rememberedLevel(memory: () => Memory): SaidLevel {
  try {
    const kept = memory().getItem(KEY);
    return SAID_LEVELS.find((each) => each === kept) ?? FIRST_LEVEL;
  } catch {
    return FIRST_LEVEL;
  }
}

export function rememberLevel(memory: () => Memory, level: SaidLevel): void {
  try {
    memory().setItem(KEY, level);
  } catch {
    // Private windows may refuse; then it holds for this page.
  }
}

/** A piece of news about what somebody did. */
export type NewsKind =
  | { readonly about: "people" }
  /** words of yours were taken out, or came back */
  | { readonly about: "your-words" }
  /** anything else in the text; `isMine`: in the part that your caret is in */
  | { readonly about: "text"; readonly isMine: boolean };

export function isSaidAt(level: SaidLevel, news: NewsKind): boolean {
  switch (level) {
    case "off":
      return false;
    case "people":
      return news.about !== "text";
    case "section":
      return news.about !== "text" || news.isMine;
    case "everything":
      return true;
  }
}
