import { NoDataError, verifyData } from "./verify-data.ts";

const [dataDir = process.env["DATA_DIR"] || "./data", ...more] = process.argv.slice(2);
if (more.length > 0 || dataDir.startsWith("-")) fail("npm run verify -- [folder]");

try {
  const verified = await verifyData(dataDir);
  console.log(JSON.stringify(verified));
  process.exitCode = verified.faults.length === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof NoDataError)) throw error;
  fail(error.message);
}

/** Not 1: nothing was found to be wrong, because nothing was looked at. */
function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
