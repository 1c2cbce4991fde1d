import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Look } from "@ourwords/protocol";

/** What a look is called: by its line too, which everybody can see. */
export function lookName(look: Look): MessageDescriptor {
  switch (look) {
    case "rust":
      return msg`Rust, dots`;
    case "navy":
      return msg`Blue, a line`;
    case "green":
      return msg`Green, dashes`;
    case "purple":
      return msg`Purple, two lines`;
    case "yellow":
      return msg`Yellow, a line above`;
    case "slate":
      return msg`Grey, a thick line`;
  }
}
