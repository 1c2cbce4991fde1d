import { isolated as isolatedIn } from "@ourwords/note/direction";
import { directionOf } from "./languages.ts";

/** Text as it may stand in a sentence of a language, whichever way either runs. */
export const isolated = (text: string, locale: string): string => isolatedIn(text, directionOf(locale));
