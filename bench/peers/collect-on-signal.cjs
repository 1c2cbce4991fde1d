// Preloaded into each server under test: SIGUSR2 collects all garbage, which tells what is held from what merely lies about.
const v8 = require("node:v8");
const vm = require("node:vm");

v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc");
process.on("SIGUSR2", () => {
  collect();
  collect();
});
