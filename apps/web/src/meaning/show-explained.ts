/** The event by which the list of explained words is asked for. */
export const SHOW_EXPLAINED = "show-explained";

export const showExplained = (): void => void window.dispatchEvent(new Event(SHOW_EXPLAINED));
