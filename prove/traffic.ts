import { turn } from "./page.ts";
import type { VirtualTime } from "./virtual-time.ts";
import type { Writer } from "./writer.ts";

/** One writer's line moves, both ways. */
export async function exchange(writer: Writer, time: VirtualTime): Promise<void> {
  writer.up();
  await turn(time);
  writer.down();
  await turn(time);
}

/** Moves every line until nothing is on its way any more. */
export async function settle(writers: readonly Writer[], time: VirtualTime): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    let moved = false;
    for (const writer of writers) {
      moved ||= writer.page.line.waiting > 0;
      writer.up();
    }
    await turn(time);
    for (const writer of writers) moved = writer.down() || moved;
    await turn(time);
    quiet = moved ? 0 : quiet + 1;
  }
}

/** Everybody comes back online and everything arrives. */
export async function bringHome(
  writers: readonly Writer[],
  time: VirtualTime,
  complain: (what: unknown) => void,
): Promise<void> {
  for (const writer of writers) writer.mend();
  for (let tries = 0; tries < 3; tries++) {
    time.pass(6_000);
    await settle(writers, time);
  }
  for (const { isWaiting, name, connection, page } of writers)
    if (isWaiting || !page.isSaved) complain(`${name} could not send all: ${JSON.stringify(connection.state())}`);
}
