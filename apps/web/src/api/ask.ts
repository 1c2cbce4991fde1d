import { PROBLEMS, type ProblemReason, TRIES_LEFT } from "@ourwords/protocol";
import type { ApiFailure, ApiResult } from "./api-result.ts";
import { type Fields, fieldsOf } from "./fields.ts";

/** After this long without an answer the server counts as not reached. */
const PATIENCE_MS = 15_000;

export interface Question<T> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Takes the answer apart; `undefined` when it is not what was promised. */
  readonly parse: (answer: unknown) => T | undefined;
}

/** One question to the server. Never throws. */
export async function ask<T>({ method, path, body, parse }: Question<T>): Promise<ApiResult<T>> {
  try {
    const response = await fetch(path, {
      method,
      signal: AbortSignal.timeout(PATIENCE_MS),
      cache: "no-store",
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await response.text();
    if (!response.ok) return problemOf(text, response);
    const value = parse(readJson(text));
    return value === undefined ? { kind: "unclear" } : { kind: "ok", value };
  } catch {
    return { kind: "offline" };
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why the server said no, in an answer's text. */
export function problemOf(text: string, { status, headers }: Response): ApiFailure {
  const fields: Fields = fieldsOf(readJson(text)) ?? {};
  const reason = reasonIn(fields["type"]);
  const left = headers.get(TRIES_LEFT);
  if (reason) return { kind: "problem", reason, ...(left !== null && { left: Number(left) }) };
  // A proxy in front of a server that is not there answers by itself.
  return { kind: status >= 502 && status <= 504 ? "offline" : "unclear" };
}

function reasonIn(type: unknown): ProblemReason | undefined {
  const last = typeof type === "string" ? type.split("/").at(-1) : undefined;
  return last !== undefined && isReason(last) ? last : undefined;
}

const isReason = (value: string): value is ProblemReason => Object.hasOwn(PROBLEMS, value);
