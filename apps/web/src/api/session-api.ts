import { parseName, type SessionAnswer } from "@ourwords/protocol";
import type { ApiResult } from "./api-result.ts";
import { ask } from "./ask.ts";
import { fieldsOf } from "./fields.ts";

const path = "/api/session";

/** Who is signed in on this browser. */
export const readSession = (): Promise<ApiResult<SessionAnswer>> => ask({ method: "GET", path, parse: parseSession });

/** Uses up a printed link. An empty name keeps the one the clinician had. */
export const signIn = (token: string, name: string): Promise<ApiResult<SessionAnswer>> =>
  ask({ method: "POST", path, body: name === "" ? { token } : { token, name }, parse: parseSession });

/** Ends this browser's session on the server. */
export const endSession = (): Promise<ApiResult<true>> => ask({ method: "DELETE", path, parse: () => true });

function parseSession(answer: unknown): SessionAnswer | undefined {
  const fields = fieldsOf(answer);
  if (!fields) return undefined;
  const name = parseName(fieldsOf(fields["staff"])?.["name"]);
  return { staff: name === undefined ? undefined : { name } };
}
