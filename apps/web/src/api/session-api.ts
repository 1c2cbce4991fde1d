import { parseName, type SessionAnswer } from "@ourwords/protocol";
import type { ApiResult } from "./api-result.ts";
import { tellTabs } from "../safety/tabs.ts";
import { ask } from "./ask.ts";
import { fieldsOf } from "./fields.ts";

const path = "/api/session";

/** Who is signed in on this browser. */
export const readSession = (): Promise<ApiResult<SessionAnswer>> => ask({ method: "GET", path, parse: parseSession });

/** Uses up a printed link. An empty name keeps the one the clinician had. */
export const signIn = (token: string, name: string): Promise<ApiResult<SessionAnswer>> =>
  ask({ method: "POST", path, body: name === "" ? { token } : { token, name }, parse: parseSession });

/** Ends this browser's session on the server, and tells the other pages that are open in it. */
export async function endSession(): Promise<ApiResult<true>> {
  const result = await ask({ method: "DELETE", path, parse: (): true => true });
  if (result.kind === "ok") tellTabs("signed-out");
  return result;
}

function parseSession(answer: unknown): SessionAnswer | undefined {
  const fields = fieldsOf(answer);
  if (!fields) return undefined;
  const name = parseName(fieldsOf(fields["staff"])?.["name"]);
  return { staff: name === undefined ? undefined : { name } };
}
