import { createSecretKey, type KeyObject } from "node:crypto";
import { seal, unseal } from "./gcm.ts";
import type { KeyTable } from "./key-table.ts";
import type { MasterKey } from "./master-key.ts";
import { keyOf, knownKey } from "./sealed-rows.ts";

/** The key's scope: no note's id is that short. */
const SCOPE = "names";

/** RM1: short texts in columns beside the log (names, and what somebody is called), under one key of their own. */
export class SealedTexts {
  readonly #key: KeyObject;

  /** `isNew`: there are no texts yet, so a key may be made. @throws KeyError when the key is lost or can't be unwrapped */
  constructor(keys: KeyTable, master: MasterKey, isNew: boolean) {
    this.#key = createSecretKey((isNew ? keyOf : knownKey)(keys, master, SCOPE));
  }

  /** `place`: table, column and what names the row. Answers base64url. */
  seal(place: readonly string[], text: string): string {
    return Buffer.from(seal(this.#key, placeBytes(place), Buffer.from(text))).toString("base64url");
  }

  /** @throws TypeError when this is not what was sealed for this place; it names the place */
  open(place: readonly string[], sealed: string): string {
    try {
      return Buffer.from(unseal(this.#key, placeBytes(place), Buffer.from(sealed, "base64url"))).toString();
    } catch {
      throw new TypeError(`${place.join(" ")} can't be opened`);
    }
  }
}

const placeBytes = (place: readonly string[]): Uint8Array => Buffer.from(JSON.stringify(["text", ...place]));
