import { canonicalJson, type SealedContent, type SealHead } from "@ourwords/protocol";
import { toHexString } from "lib0/buffer";
import { digest } from "lib0/hash/sha256";

/** SHA-256, in hex, over a text in UTF-8. */
export const textHash = (text: string): string => toHexString(digest(new TextEncoder().encode(text)));

/** SL2: over what a seal holds. */
export const contentHash = (content: SealedContent): string => textHash(canonicalJson(content));

/** SL2: over all that a head says, and by that over what the seal holds. */
export const sealHash = (head: Omit<SealHead, "hash">): string => textHash(canonicalJson(head));
