/** What `GET /api/notes/:id/export` is asked for: a copy of a note to take along. */
export const COPY_FORMATS = ["text", "markdown", "html", "docx", "pdf"] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

export const COPY_VARIANTS = ["normal", "large", "plan", "plan-large"] as const;
/** `large`: large print. `plan`: the plan and nothing of the story. `plan-large`: both. */
export type CopyVariant = (typeof COPY_VARIANTS)[number];

export const isPlanOnly = (variant: CopyVariant): boolean => variant === "plan" || variant === "plan-large";
export const isLargePrint = (variant: CopyVariant): boolean => variant === "large" || variant === "plan-large";

export const COPY_PAPERS = ["a4", "letter"] as const;
export type CopyPaper = (typeof COPY_PAPERS)[number];

/** Neutral names: a file is seen by others than its reader. */
export const COPY_FILES: Readonly<Record<CopyFormat, string>> = {
  text: "copy.txt",
  markdown: "copy.md",
  html: "copy.html",
  docx: "copy.docx",
  pdf: "copy.pdf",
};
