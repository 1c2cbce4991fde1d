/** The id of the sentence that says how to leave the text by keyboard. */
export const WRITING_HELP = "writing-help";
