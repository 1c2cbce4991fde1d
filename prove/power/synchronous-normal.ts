import { DatabaseSync } from "node:sqlite";

// Loaded before the server by `prove -- power --synchronous normal`: how it would be if a commit did not wait for the disk.
// The server itself has no such setting.
// oxlint-disable-next-line typescript/unbound-method -- reason: called with its `this` below
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (text) {
  exec.call(this, text.replace(/synchronous = FULL/i, "synchronous = NORMAL"));
};
