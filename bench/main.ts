import { benchTyping, MOST } from "./typing/run.ts";

if (process.argv[2] !== "typing") {
  console.error("npm run bench -- typing");
  process.exit(2);
}
const figures = await benchTyping();
console.log(JSON.stringify(figures));
process.exit(figures.ratio <= MOST ? 0 : 1);
