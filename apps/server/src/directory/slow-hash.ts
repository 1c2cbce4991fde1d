import { randomBytes, scrypt } from "node:crypto";

export const newSalt = (): Uint8Array => new Uint8Array(randomBytes(16));

/**
 * What is kept of a secret that is short enough to be tried out: a spoken code, four numbers. scrypt at 16 MiB, about
 * 40 ms each. All 387 million codes take half a year so, and a code lives for minutes. All four numbers take seven minutes: for
 * them the hash only keeps a reader of the database from seeing them, and the limit on tries keeps out who is at the door.
 */
export const slowHash = (secret: string, salt: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, { N: 2 ** 14, r: 8, p: 1 }, (error, hash) =>
      error ? reject(error) : resolve(new Uint8Array(hash)),
    );
  });
