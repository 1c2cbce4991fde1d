/** The event by which any part of the page asks to put the story's selected words into the plan. */
export const QUOTE = "quote-words";

export const askQuote = (): void => void window.dispatchEvent(new Event(QUOTE));
