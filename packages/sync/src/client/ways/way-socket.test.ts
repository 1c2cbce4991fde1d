import { expect, test } from "vitest";
import { HandClock } from "../../testing/hand-page.ts";
import { Ways } from "./way-socket.ts";

function ways() {
  const clock = new HandClock();
  // oxlint-disable-next-line no-restricted-globals -- reason: a page's own; nothing connects here
  return { clock, ways: new Ways({ WebSocket, fetch: () => Promise.reject(new Error("no network")), clock }) };
}

test("SV4 a new page tries a WebSocket, then HTTP, and stays with what got through for 10 minutes", () => {
  const { clock, ways: known } = ways();
  expect(known.plan()).toEqual(["websocket", "http"]);
  known.failed("websocket");
  known.worked("http");
  expect(known.plan()).toEqual(["http"]);
  clock.move(10 * 60_000 - 1);
  expect(known.plan()).toEqual(["http"]);
  clock.move(1);
  expect(known.plan()).toEqual(["websocket", "http"]);
});

test("SV4 where WebSockets got through, a server that is away for a moment sends nobody to HTTP; two failures do", () => {
  const { ways: known } = ways();
  known.worked("websocket");
  expect(known.plan()).toEqual(["websocket"]);
  known.failed("websocket");
  expect(known.plan()).toEqual(["websocket"]);
  known.failed("websocket");
  expect(known.plan()).toEqual(["websocket", "http"]);
  known.worked("websocket");
  expect(known.plan()).toEqual(["websocket"]);
});

test("SV4 when nobody is there by HTTP either, all is tried anew", () => {
  const { ways: known } = ways();
  known.failed("websocket");
  known.worked("http");
  known.failed("http");
  expect(known.plan()).toEqual(["websocket", "http"]);
});
