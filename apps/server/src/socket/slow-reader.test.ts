import { once } from "node:events";
import { createServer } from "node:http";
import { duplexPair, Writable } from "node:stream";
import { encodeAwareness, FRAME } from "@ourwords/protocol";
import type { Clock } from "@ourwords/sync";
import { describe, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { oneWriteATurn } from "./one-write.ts";
import { PageSocket } from "./page-socket.ts";
import { SlowReader, WAITING } from "./slow-reader.ts";
import { webSocketCarrier } from "./web-socket-carrier.ts";

const KIB = 1024;
const frame = (type: number, bytes: number): Uint8Array => {
  const made = new Uint8Array(bytes);
  made[0] = type;
  return made;
};

/** Time that stands still until it is moved. */
function handClock(): Clock & { move(ms: number): void } {
  let now = 0;
  const timers = new Map<() => void, number>();
  return {
    now: () => now,
    elapsed: () => now,
    after: (ms, task) => {
      timers.set(task, now + ms);
      return () => timers.delete(task);
    },
    move: (ms) => {
      now += ms;
      for (const [task, at] of timers)
        if (at <= now) {
          timers.delete(task);
          task();
        }
    },
  };
}

describe("what a slow reader is sent", () => {
  const reader = () => new SlowReader(handClock(), () => {});

  test("GT5 over 128 KiB carets are left out first, words still go", () => {
    const slow = reader();
    expect(slow.offer(frame(FRAME.sync, 200 * KIB), 0)).toBe("send");
    expect(slow.offer(frame(FRAME.awareness, 50), 200 * KIB)).toBe("leave out");
    expect(slow.offer(frame(FRAME.sync, 50), 200 * KIB)).toBe("send");
    expect(slow.missed).toBe("presence");
  });

  test("over 512 KiB nothing goes that can be told anew, until it is; an answer still goes, and over 1 MiB it ends", () => {
    const slow = reader();
    expect(slow.offer(frame(FRAME.sync, 600 * KIB), 0)).toBe("send");
    for (const type of [FRAME.sync, FRAME.saved, FRAME.authorship, FRAME.people, FRAME.takenOut, FRAME.seals])
      expect(slow.offer(frame(type, 10), 600 * KIB)).toBe("leave out");
    expect(slow.offer(frame(FRAME.answer, 10), 600 * KIB)).toBe("send");
    // Left out stays left out, or the page would get what follows without what it follows.
    expect(slow.offer(frame(FRAME.sync, 10), 0)).toBe("leave out");
    expect(slow.missed).toBe("note");
    expect(slow.offer(frame(FRAME.answer, 500 * KIB), 600 * KIB)).toBe("too slow");
    slow.caughtUp();
    expect(slow.offer(frame(FRAME.sync, 10), 0)).toBe("send");
  });

  test("a big note is no slow reader's fault: what it is owed doesn't count, but one at a time", () => {
    const slow = reader();
    const note = 5 * 1024 * KIB;
    expect(slow.owe(note, 0)).toBe(true);
    expect(slow.offer(frame(FRAME.sync, 10), note)).toBe("send");
    expect(slow.owe(note, note + 10)).toBe(false);
    expect(slow.offer(frame(FRAME.sync, 600 * KIB), note + 10)).toBe("send");
    expect(slow.offer(frame(FRAME.sync, 10), note + 600 * KIB)).toBe("leave out");
  });

  test("who takes less than 128 KiB in 10 s while more waits has to go; who takes more may stay", () => {
    const clock = handClock();
    let ended = 0;
    const slow = new SlowReader(clock, () => ended++);
    let waiting = 400 * KIB;
    slow.owe(waiting, 0);
    slow.watch(() => waiting);
    clock.move(10_000 - 1);
    waiting -= 130 * KIB;
    clock.move(1);
    expect(ended).toBe(0);
    waiting -= 100 * KIB;
    clock.move(10_000);
    expect(ended).toBe(1);
    slow.close();
  });
});

test("what is sent in one turn is one write, and the next turn's is the next", async () => {
  const writes: number[] = [];
  const stream = new Writable({
    write: (_chunk, _encoding, done) => {
      writes.push(1);
      done();
    },
    writev: (chunks, done) => {
      writes.push(chunks.length);
      done();
    },
  });
  const gather = oneWriteATurn(stream);
  for (const turn of [3, 4]) {
    for (let count = 0; count < turn; count++) {
      gather();
      stream.write("x");
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(writes).toEqual([3, 4]);
});

/** A page's socket over a real `ws`, on a line in memory that takes no more than the other end reads. */
async function overALine() {
  const server = createServer();
  const upgrader = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const clock = handClock();
  const drained = { count: 0 };
  const made = new Promise<{ socket: PageSocket; waiting: () => number }>((resolve) => {
    server.on("upgrade", (request, stream, head) => {
      upgrader.handleUpgrade(request, stream, head, (ws) => {
        const events = { frame() {}, nonsense() {}, alive() {}, drained: () => drained.count++, closed: () => {} };
        const carrier = webSocketCarrier(ws, stream)(events);
        resolve({ socket: new PageSocket(carrier, clock), waiting: () => carrier.waiting });
      });
    });
  });
  const [near, far] = duplexPair();
  server.emit("connection", far);
  const page = new WebSocket("ws://line", { createConnection: () => near });
  await once(page, "open");
  return { page, clock, drained, ...(await made) };
}

test("a page that doesn't read costs at most 1 MiB, is told why, and 1013", async () => {
  const { page, socket, waiting } = await overALine();
  page.pause();
  let most = 0;
  for (let index = 0; index < 5_000 && socket.open; index++) {
    socket.send(frame(FRAME.sync, 4 * KIB));
    socket.send(encodeAwareness(new Uint8Array(200)));
    socket.send(frame(FRAME.answer, 300));
    most = Math.max(most, waiting());
  }
  expect(socket.open).toBe(false);
  expect(socket.isBehind).toBe(true);
  expect(most).toBeGreaterThan(WAITING.behind);
  expect(most).toBeLessThan(WAITING.most + 64 * KIB);
  page.resume();
  expect(await once(page, "close")).toEqual([1013, Buffer.from("too-slow")]);
});

test("a page that reads again says so by taking all", async () => {
  const { page, socket, drained } = await overALine();
  page.pause();
  for (let index = 0; index < 300; index++) socket.send(frame(FRAME.sync, 4 * KIB));
  expect(socket.isBehind).toBe(true);
  const before = drained.count;
  page.resume();
  await expect.poll(() => drained.count).toBeGreaterThan(before);
  socket.caughtUp();
  const got = once(page, "message");
  socket.send(frame(FRAME.people, 7));
  await got;
  page.close();
});
