import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { LIMITS } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { addressOf, Strangers } from "./strangers.ts";

test("GT6 so many strangers from one address, and no more until one goes", () => {
  const strangers = new Strangers();
  const taken = Array.from({ length: LIMITS.strangers }, () => strangers.take("10.0.0.1"));
  expect(taken.every((each) => each !== undefined)).toBe(true);
  expect(strangers.take("10.0.0.1")).toBeUndefined();
  expect(strangers.take("10.0.0.2")).toBeDefined();
  taken[0]?.();
  expect(strangers.take("10.0.0.1")).toBeDefined();
});

test("a proxy on this machine says whom it speaks for; nobody else is believed, and of what others said before it nothing", () => {
  const from = (near: string, said?: string): IncomingMessage => {
    const socket = new Socket();
    Object.defineProperty(socket, "remoteAddress", { value: near });
    const request = new IncomingMessage(socket);
    if (said !== undefined) request.headers["x-forwarded-for"] = said;
    return request;
  };
  expect(addressOf(from("::ffff:127.0.0.1", "6.6.6.6, 10.0.0.1"), true)).toBe("10.0.0.1");
  expect(addressOf(from("::1", "10.0.0.1"), true)).toBe("10.0.0.1");
  expect(addressOf(from("127.0.0.1", "10.0.0.1"), false)).toBe("127.0.0.1");
  expect(addressOf(from("10.0.0.9", "10.0.0.1"), true)).toBe("10.0.0.9");
  expect(addressOf(from("127.0.0.1"), true)).toBe("127.0.0.1");
});
