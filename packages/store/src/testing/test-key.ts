import { MasterKey } from "../master-key.ts";

/** For tests alone, the same in each process. */
export const TEST_KEY: MasterKey = new MasterKey(new Uint8Array(32).fill(7));
