// The load's own process: its work never counts as a server's.
import { Load } from "./load.ts";
import type { Ask } from "./load-process.ts";

let load: Load | undefined;

process.on("message", (message: { readonly n: number; readonly ask: Ask }) => {
  void answer(message.ask).then(
    (value) => process.send?.({ n: message.n, value }),
    (error: unknown) => process.send?.({ n: message.n, error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));

function answer(ask: Ask): Promise<unknown> {
  if (ask.do === "begin") {
    load = new Load(ask.system);
    return Promise.resolve();
  }
  if (!load) return Promise.reject(new Error("nothing was begun"));
  switch (ask.do) {
    case "open":
      return load.open(ask.seats, ask.seedBytes);
    case "type":
      return load.type(ask.typing);
    case "lost":
      return load.lost();
    case "writeLong":
      return load.writeLong(ask.seat, ask.characters);
    case "join":
      return load.join(ask.seats, ask.count, ask.atOnce);
    case "leave":
      return load.leave();
  }
}
