import { KEY_BYTES, MasterKey } from "@ourwords/store";

/** Where the master key comes from. `folder`: from the data folder's own file, which is made at the first start. */
export type KeySource =
  | { readonly kind: "given"; readonly key: MasterKey }
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "folder" };

/** Reads `MASTER_KEY` and `MASTER_KEY_FILE`. A wrong value is one sentence, which never repeats it. */
export function parseKeySource(env: Readonly<Record<string, string | undefined>>): KeySource | string {
  const given = env["MASTER_KEY"] || undefined;
  const file = env["MASTER_KEY_FILE"] || undefined;
  if (given !== undefined && file !== undefined) return "Set MASTER_KEY or MASTER_KEY_FILE, not both.";
  if (file !== undefined) return { kind: "file", file };
  if (given === undefined) return { kind: "folder" };
  const key = parseKey(given);
  return key ? { kind: "given", key } : `MASTER_KEY must be ${KEY_FORM}.`;
}

/** How a key is written down, for sentences. */
export const KEY_FORM = "32 bytes in base64, as `openssl rand -base64 32` prints them";

/** `undefined` for what is no key. */
export function parseKey(text: string): MasterKey | undefined {
  const written = text.trim();
  if (!/^[A-Za-z0-9+/]{43}=?$/.test(written)) return undefined;
  const bytes = Buffer.from(written, "base64");
  return bytes.byteLength === KEY_BYTES ? new MasterKey(bytes) : undefined;
}
