import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { FixedKeyId, KeyId } from "./keys.ts";

/** What each key does. */
export const KEY_WORDS: Readonly<Record<KeyId | FixedKeyId, MessageDescriptor>> = {
  keys: msg`This list`,
  "next-part": msg`On to the next part: bar, story, plan, what is at hand`,
  "part-before": msg`Back to the part before`,
  story: msg`Go to the story`,
  plan: msg`Go to the plan`,
  cover: msg`Cover everything`,
  said: msg`What was said`,
  "who-wrote": msg`Who wrote this?`,
  "go-to-writer": msg`Go to where somebody is writing`,
  "hold-still": msg`Hold still, or let go`,
  "next-news": msg`Next change since you last looked`,
  "next-voice": msg`Next writer at this keyboard`,
  "voice-1": msg`First writer`,
  "voice-2": msg`Second writer`,
  "voice-3": msg`Third writer`,
  "leave-text": msg`Out of the text`,
  "to-buttons": msg`To the buttons for the text`,
  "to-marks": msg`To the next words that were taken out`,
  meaning: msg`What does that word mean?`,
  "move-up": msg`Move the line up`,
  "move-down": msg`Move the line down`,
  bold: msg`Bold`,
  italic: msg`Italic`,
  undo: msg`Undo`,
  redo: msg`Redo`,
  "big-heading": msg`Big heading`,
  "small-heading": msg`Small heading`,
  list: msg`List`,
  "numbered-list": msg`Numbered list`,
  quote: msg`Quote`,
  "among-buttons": msg`From button to button`,
  back: msg`Back to the text, or close`,
};
