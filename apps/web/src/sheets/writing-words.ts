import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { listed } from "../look/people-words.ts";
import type { LeftByUndo } from "../writing/left-by-undo.ts";
import type { WritingNews } from "../writing/writing-news.ts";
import type { OpenState } from "../note/open-state.ts";
import { nameOf } from "../taken-out/taken-out-words.ts";

export function writingWords(i18n: I18n, news: Exclude<WritingNews, "who-wrote">, state: OpenState): string {
  switch (news) {
    case "too-long":
      return i18n._(msg`That is too long to paste at once. Paste it in parts.`);
    case "too-deep":
      return i18n._(msg`Lists and quotes can’t go further in than this.`);
    case "note-full":
      return i18n._(msg`This note is full. Take out what is not needed any more, and there is room again.`);
    case "no-words":
      return i18n._(msg`There were no words in that. Only words can be pasted here.`);
    case "moved-up":
      return i18n._(msg`Moved up`);
    case "moved-down":
      return i18n._(msg`Moved down`);
    default:
      return undoWords(i18n, news, state);
  }
}

/** AU9: why an undo or redo was not done, or only around the words of others. */
function undoWords(i18n: I18n, { what, done, of }: LeftByUndo, { people }: OpenState): string {
  const names = of.map((id) => nameOf(i18n, id, people));
  const who = listed(names, i18n.locale);
  const fact = names.length === 1 ? msg`${who} has written here since.` : msg`${who} have written here since.`;
  const outcome =
    done === "partly"
      ? msg`Their words stay.`
      : what === "undo"
        ? msg`Their words stay, so this could not be undone.`
        : msg`Their words stay, so this could not be done again.`;
  return `${i18n._(fact)} ${i18n._(outcome)}`;
}
