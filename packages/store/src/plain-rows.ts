import type { RowCipher } from "./row-cipher.ts";

const copied = (bytes: Uint8Array): Uint8Array => bytes.slice();

/** Rows as they are: for tests of the store itself, and to show that what looks for words on the disk would find them. */
export const plainRows: RowCipher = {
  of: () => ({
    sealRow: (_prevHash, row) => ({ ...row, update: copied(row.update), trace: copied(row.trace) }),
    openRow: (_prevHash, row) => ({ ...row, update: copied(row.update), trace: copied(row.trace) }),
    sealSnapshot: ({ seq, state }) => ({ seq, state: copied(state) }),
    openSnapshot: ({ seq, state }) => ({ seq, state: copied(state) }),
  }),
  forget: () => {},
};
