/** Of a zip: "here is a file", in its list at the end; 46 bytes, then the file's name. */
const ENTRY = 0x504b0102;
const ENTRY_LENGTH = 46;
/** Of what stands before each file's bytes, without its name. */
const HEAD_LENGTH = 30;
const DEFLATED = 8;

/**
 * Whether all files of a zip together are at most so many bytes, unpacked: a small file can hold a flood. It is counted
 * and not believed, for what a zip says of itself may be false; nothing is kept, and it ends with the first byte too much.
 */
export async function unpacksWithin(zip: ArrayBuffer, most: number): Promise<boolean> {
  const view = new DataView(zip);
  let sum = 0;
  for (let at = 0; at + ENTRY_LENGTH <= view.byteLength; at++) {
    if (view.getUint32(at) !== ENTRY) continue;
    const head = view.getUint32(at + 42, true);
    const length = view.getUint32(at + 20, true);
    // What is said outright is too much at once.
    if (view.getUint32(at + 24, true) > most) return false;
    if (head + HEAD_LENGTH > view.byteLength) continue;
    const from = head + HEAD_LENGTH + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
    const packed = new Uint8Array(zip, Math.min(from, zip.byteLength)).subarray(0, length);
    sum += view.getUint16(at + 10, true) === DEFLATED ? await inflated(packed, most - sum) : packed.byteLength;
    if (sum > most) return false;
  }
  return true;
}

/** How many bytes come out, counted no further than just over `most`. What is broken ends where it breaks. */
async function inflated(packed: Uint8Array<ArrayBuffer>, most: number): Promise<number> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  let sum = 0;
  try {
    for (let next = await reader.read(); !next.done && sum <= most; next = await reader.read())
      sum += next.value.byteLength;
    await reader.cancel();
  } catch {
    // It is no deflated file: whoever reads it says so.
  }
  return sum;
}
