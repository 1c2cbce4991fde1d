import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ALLOWED, type Action, type Place, WITH_NUMBERS } from "../directory/authorize.ts";
import { invitation, joined, type Member, noteForTwo, problemOf } from "../testing/people.ts";
import { openRaw } from "../testing/raw-page.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const PLACES = [
  "person",
  "person-here",
  "clinician",
  "peer",
  "supporter",
  "plan-reader",
] as const satisfies readonly Place[];
/** Answers that say "not you": anything else means that it was let through to what it asks for. */
const REFUSED = ["not-allowed", "numbers-missing", "not-found", "no-session"];
const NUMBERS = "2468";

interface Scene {
  readonly members: Record<Place, Member>;
  /** one of the person's */
  readonly opening: string;
}

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

/** A note with one in every place. */
async function scene(): Promise<Scene> {
  const { ali, sam } = await noteForTwo(server);
  const come = async (role: string, access?: string) =>
    joined(server.visitor(), (await invitation(sam, { role, access })).secret, role);
  const [peer, supporter, reader] = [await come("peer"), await come("supporter"), await come("supporter", "plan")];
  const path = `/api/notes/${sam.note}`;
  await sam.visitor.request("PUT", `${path}/people/me/numbers?as=${sam.as}`, { numbers: NUMBERS });
  await ali.visitor.post(`${path}/here`, { as: ali.as, name: "Sam", numbers: NUMBERS });
  const here = { ...sam, visitor: ali.visitor };
  const opening = await openingOf(sam);
  return {
    opening,
    members: { person: sam, "person-here": here, clinician: ali, peer, supporter, "plan-reader": reader },
  };
}

/** An opening of theirs. */
async function openingOf({ visitor, note, as }: Member): Promise<string> {
  const people = PEOPLE.parse(await (await visitor.request("GET", `/api/notes/${note}/people?as=${as}`)).json());
  return people.find(({ participant }) => participant.id === as)?.openings[0]?.id ?? "";
}

const PEOPLE = z.array(
  z.object({ participant: z.object({ id: z.string() }), openings: z.array(z.object({ id: z.string() })) }),
);

/** What each action of the table is by HTTP. `read-plan` has no route of its own yet; `write` is the socket. */
function requestFor(action: Action, { members, opening }: Scene): readonly [string, string, unknown?] | undefined {
  const [, role] = action.split(":");
  switch (action) {
    case "write":
    case "read-plan":
    case "let-in":
      return undefined;
    case "open":
      return ["DELETE", "here"];
    case "people":
      return ["GET", "people"];
    case "me":
      return ["PATCH", "people/me", { name: "New" }];
    case "leave":
      return ["DELETE", "people/me"];
    case "numbers":
      return ["PUT", "people/me/numbers", { numbers: "1234" }];
    case "devices":
      return ["PUT", `openings/${opening}/mine`];
    case "here":
      return ["POST", "here", { name: "Sam", numbers: "0000" }];
    case "let-in-own":
      return ["POST", "waiting/nobody", { let: "maybe" }];
    case "invite:person":
    case "invite:clinician":
    case "invite:peer":
    case "invite:supporter":
      return ["POST", "invitations", { role }];
    case "remove:person":
    case "remove:clinician":
    case "remove:peer":
    case "remove:supporter":
      return ["DELETE", `people/${PLACES.flatMap((each) => (each === role ? [members[each].as] : []))[0]}`];
  }
}

describe("the table of who may do what", () => {
  test.each(PLACES)(
    "IN3 IN4 by HTTP and socket alike, a %s may what their row says and nothing else",
    async (place) => {
      const actions = [...new Set(Object.values(ALLOWED).flat()), "remove:person" as const];
      const withNumbers = place === "person-here" ? WITH_NUMBERS : [];
      // Leaving comes last, and nobody is removed before the others were asked for.
      const ordered = actions.toSorted((a, b) => late(a) - late(b));
      let now = await scene();
      for (const action of ordered) {
        const member = now.members[place];
        const [method, path, body] = requestFor(action, now) ?? [];
        if (!method) continue;
        const asked = { ...(typeof body === "object" && body), ...(action === "here" && { as: member.as }) };
        const response = await member.visitor.request(
          method,
          `/api/notes/${member.note}/${path}?as=${member.as}`,
          body === undefined ? undefined : asked,
        );
        const problem = await problemOf(response);
        const isRefused = problem !== undefined && REFUSED.includes(problem);
        expect(`${action}: ${isRefused ? "refused" : "let through"}`).toBe(
          `${action}: ${ALLOWED[place].includes(action) ? "let through" : "refused"}`,
        );
        if (withNumbers.includes(action)) {
          expect(`${action}: ${problem}`).toBe(`${action}: numbers-missing`);
          const again = { ...asked, numbers: NUMBERS };
          const answer = await member.visitor.request(
            method,
            `/api/notes/${member.note}/${path}?as=${member.as}`,
            again,
          );
          expect(`${action}: ${REFUSED.includes((await problemOf(answer)) ?? "done")}`).toBe(`${action}: false`);
          if (action === "leave" || action.startsWith("remove:")) now = await scene();
        } else if (action === "open")
          now = await scene(); // they have got up
        else expect(problem).not.toBe("numbers-missing");
        if (action.startsWith("remove:") && !isRefused) now = await scene();
      }
      now = await scene();
      const page = openRaw(now.members[place]);
      const end = await Promise.race([page.welcome.then(() => "in"), page.ended.then(({ ...how }) => how)]);
      expect(end).toEqual(ALLOWED[place].includes("write") ? "in" : { code: 4403, reason: "no-access" });
      page.ws.close();
    },
  );
});

const late = (action: Action): number => (action === "leave" ? 2 : action.startsWith("remove:") ? 1 : 0);
