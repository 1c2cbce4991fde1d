import { isPageId, type PageId } from "@ourwords/protocol";

/** A new name for this load of the page: 128 random bits. */
export function newPageId(): PageId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const id = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  if (!isPageId(id)) throw new Error("16 bytes are 22 characters of base64url");
  return id;
}
