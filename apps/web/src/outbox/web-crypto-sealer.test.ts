import { expect, test } from "vitest";
import { webCryptoSealer } from "./web-crypto-sealer.ts";

const secret = (byte: number): Uint8Array<ArrayBuffer> => new Uint8Array(32).fill(byte);
const words = new TextEncoder().encode("what nobody else is to read");

test("SV3: what is sealed opens with the same secret and place, from another page load as well, and with nothing else", async () => {
  const [one, again, other] = [
    await webCryptoSealer(secret(1)),
    await webCryptoSealer(secret(1)),
    await webCryptoSealer(secret(2)),
  ];
  const sealed = await one.sealer.seal(words, "page/1");
  expect(await again.sealer.open(sealed, "page/1")).toEqual(words);
  expect(await again.sealer.open(sealed, "page/2")).toBeUndefined();
  expect(await other.sealer.open(sealed, "page/1")).toBeUndefined();
  for (const [index, byte] of sealed.entries())
    expect(await one.sealer.open(sealed.with(index, byte ^ 1), "page/1")).toBeUndefined();
  expect(await one.sealer.open(sealed.slice(0, 5), "page/1")).toBeUndefined();
});

test("SV3: nothing of the words can be seen in what is sealed, and the same words look different each time", async () => {
  const { sealer } = await webCryptoSealer(secret(1));
  const [first, second] = [await sealer.seal(words, "page/1"), await sealer.seal(words, "page/1")];
  const text = new TextDecoder("latin1").decode(first);
  for (const word of ["what", "nobody", "read"]) expect(text).not.toContain(word);
  expect(first).not.toEqual(second);
});

test("SV3: the box's name is the same each time, another for another secret, and the secret is wiped from memory", async () => {
  const bytes = secret(1);
  const { box } = await webCryptoSealer(bytes);
  expect(bytes.every((byte) => byte === 0)).toBe(true);
  expect(box).toMatch(/^[0-9a-f]{32}$/u);
  expect((await webCryptoSealer(secret(1))).box).toBe(box);
  expect((await webCryptoSealer(secret(2))).box).not.toBe(box);
});
