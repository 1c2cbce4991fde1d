import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

// Loaded before the server by `prove -- disk`: at SIGUSR2 the statement in $FAULT_FILE is said on the connection of the
// server's database, so that SQLite itself finds it full or to be read only. The server has nothing of the kind.
const connections = new Set<DatabaseSync>();
// oxlint-disable-next-line typescript/unbound-method -- reason: called with its `this` below
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (text) {
  exec.call(this, text);
  if (/journal_mode = WAL/i.test(text)) connections.add(this);
};
process.on("SIGUSR2", () => {
  const statement = readFileSync(process.env["FAULT_FILE"] ?? "", "utf8");
  for (const each of connections) exec.call(each, statement);
});
