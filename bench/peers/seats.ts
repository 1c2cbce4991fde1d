import { randomBytes } from "node:crypto";
import { schemaHash } from "@ourwords/note";
import { handshakeParams, isPageId, isParticipantId, PROTOCOL_VERSION } from "@ourwords/protocol";
import { z } from "zod";
import type { Serving } from "./serve.ts";

/** One connection to be made: which note (a number), where, and with which headers. */
export interface Seat {
  readonly room: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** the note's name, where a protocol says it again */
  readonly name: string;
}

/** Makes notes and takes seats at them. */
export interface Seats {
  /** Makes `notes` new notes, with `each` seats each. */
  readonly take: (notes: number, each: number) => Promise<readonly Seat[]>;
}

const ENTRY = z.object({ note: z.string(), as: z.string() });
const INVITATION = z.object({ link: z.string() });
/** pages that one participant may have open at a note */
const PAGES = 5;

/** Where a note is made by its first visitor, and nobody asks who that is. */
function openSeats({ port }: Serving): Seats {
  let notes = 0;
  return {
    take: (count, each) => {
      const first = notes;
      notes += count;
      const seats = Array.from({ length: count * each }, (_, index) => {
        const room = first + Math.floor(index / each);
        const name = `note-${room}`;
        return { room, url: `ws://localhost:${port}/${name}`, headers: {}, name };
      });
      return Promise.resolve(seats);
    },
  };
}

/** Ours: a clinician signs in, makes real notes, and asks people in by link; five pages a participant at most. */
async function ourSeats({ port, signInLink }: Serving): Promise<Seats> {
  const origin = `http://localhost:${port}`;
  const post = async (cookie: string, path: string, body?: object): Promise<{ body: unknown; cookie: string }> => {
    const response = await fetch(origin + path, {
      method: "POST",
      headers: { origin, cookie, ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`POST ${path} was answered ${response.status}`);
    const set = response.headers.getSetCookie().map((each) => each.split(";")[0]);
    return { body: await response.json(), cookie: set.length > 0 ? set.join("; ") : cookie };
  };
  const secretOf = (link: string): string => new URL(link).hash.slice(1);
  const ali = await post("", "/api/session", { token: secretOf(await signInLink), name: "Dr Ali" });
  let notes = 0;
  const seatsAt = async (each: number): Promise<readonly Seat[]> => {
    const room = notes++;
    const { note, as } = ENTRY.parse((await post(ali.cookie, "/api/notes")).body);
    const people = [{ cookie: ali.cookie, as }];
    const invite = async (from: { cookie: string; as: string }, role: string, name: string): Promise<void> => {
      const path = `/api/notes/${note}/invitations?as=${from.as}`;
      const { link } = INVITATION.parse((await post(from.cookie, path, { role, name })).body);
      const joined = await post("", "/api/join", { secret: secretOf(link), name });
      people.push({ cookie: joined.cookie, as: ENTRY.parse(joined.body).as });
    };
    const [first] = people;
    if (each > PAGES && first) await invite(first, "person", "Sam");
    const sam = people[1];
    const helpers = Math.ceil(each / PAGES) - people.length;
    for (let helper = 0; helper < helpers; helper++) if (sam) await invite(sam, "supporter", `Helper ${people.length}`);
    return Array.from({ length: each }, (_, index) => {
      const who = people[Math.floor(index / PAGES)];
      if (!who) throw new Error("somebody has no seat");
      const headers = { origin, cookie: who.cookie };
      return { room, url: `ws://localhost:${port}/sync/${note}?as=${who.as}`, headers, name: note };
    });
  };
  return {
    take: async (count, each) => {
      const seats: Seat[] = [];
      for (let note = 0; note < count; note++) seats.push(...(await seatsAt(each)));
      return seats;
    },
  };
}

export const seatsAt = (serving: Serving): Promise<Seats> =>
  serving.system === "ours" ? ourSeats(serving) : Promise.resolve(openSeats(serving));

/** A new page's address at our server, for a seat. */
export function pageUrl(url: string): string {
  const page = randomBytes(16).toString("base64url");
  if (!isPageId(page)) throw new Error("16 bytes make a page id");
  const { origin, pathname, searchParams } = new URL(url);
  const as = searchParams.get("as");
  if (!isParticipantId(as)) throw new Error("a seat names its participant");
  const handshake = { protocol: PROTOCOL_VERSION, schema: schemaHash, page, as, sharing: [] };
  return `${origin.replace(/^http/, "ws")}${pathname}?${new URLSearchParams(handshakeParams(handshake))}`;
}
