export const TEXT_SIZES = ["ordinary", "large", "presentation"] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const CONTRASTS = ["ordinary", "more"] as const;
export type Contrast = (typeof CONTRASTS)[number];

/** How this device shows notes. Kept on it, and cleared by leaving; never a word of a note. */
export interface ViewChoice {
  readonly size: TextSize;
  readonly contrast: Contrast;
  /** the first-run hints that were put away */
  readonly hintsSeen: readonly string[];
  /** whether a clinician is asked about hard words of their own */
  readonly wordPrompts: boolean;
}

export const FIRST_CHOICE: ViewChoice = {
  size: "ordinary",
  contrast: "ordinary",
  hintsSeen: [],
  wordPrompts: false,
};

/** Reads what was kept; whatever it is not, is as if nothing had been chosen. */
export function parseViewChoice(kept: string | null): ViewChoice {
  const fields = fieldsIn(kept);
  const hints = fields["hintsSeen"];
  return {
    size: TEXT_SIZES.find((each) => each === fields["size"]) ?? FIRST_CHOICE.size,
    contrast: CONTRASTS.find((each) => each === fields["contrast"]) ?? FIRST_CHOICE.contrast,
    hintsSeen: Array.isArray(hints) ? hints.filter((each) => typeof each === "string") : [],
    wordPrompts: fields["wordPrompts"] === true,
  };
}

function fieldsIn(kept: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(kept ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
