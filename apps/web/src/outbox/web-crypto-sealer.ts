import type { OutboxSealer } from "@ourwords/sync/outbox";

/** Bytes of an AES-GCM nonce. Random ones are safe for 2^32 updates under one key. */
const NONCE_BYTES = 12;

/** What opens one participant's outbox of one note. */
export interface OutboxKey {
  readonly sealer: OutboxSealer;
  /** the name it lies under on the device: says neither which note it is nor whose */
  readonly box: string;
}

/**
 * SV3: seals with AES-256-GCM under a key that is made of `secret` and that no script can read out again. `secret` is
 * overwritten with zeros. @throws where a browser has no WebCrypto (an address without https)
 */
export async function webCryptoSealer(secret: Uint8Array<ArrayBuffer>): Promise<OutboxKey> {
  const source = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey", "deriveBits"]);
  secret.fill(0);
  const use = (info: string): HkdfParams => ({
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(),
    info: bytes(info),
  });
  const aes = { name: "AES-GCM", length: 256 };
  const key = await crypto.subtle.deriveKey(use("ourwords outbox seal"), source, aes, false, ["encrypt", "decrypt"]);
  const name = new Uint8Array(await crypto.subtle.deriveBits(use("ourwords outbox name"), source, 128));
  return {
    box: Array.from(name, (byte) => byte.toString(16).padStart(2, "0")).join(""),
    sealer: {
      seal: async (plain, place) => {
        const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
        const params = { name: "AES-GCM", iv, additionalData: bytes(place) };
        const sealed = new Uint8Array(await crypto.subtle.encrypt(params, key, Uint8Array.from(plain)));
        const whole = new Uint8Array(iv.length + sealed.length);
        whole.set(iv);
        whole.set(sealed, iv.length);
        return whole;
      },
      open: async (whole, place) => {
        const iv = whole.slice(0, NONCE_BYTES);
        const params = { name: "AES-GCM", iv: Uint8Array.from(iv), additionalData: bytes(place) };
        try {
          return new Uint8Array(await crypto.subtle.decrypt(params, key, Uint8Array.from(whole.slice(NONCE_BYTES))));
        } catch {
          return undefined;
        }
      },
    },
  };
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
