import { rotateKey } from "../keys/rotate-key.ts";

// A rotation to kill: gives the data in the folder one new master key after another until it dies.
const [dataDir = ""] = process.argv.slice(2);
for (;;) process.stdout.write(`${rotateKey(dataDir, { kind: "folder" }, undefined).to}\n`);
