import { type Mended, NO_FACTS } from "@ourwords/authorship";
import { type CloseReason, encodeSyncStep2, type NoteId, type Participant, SERVER_CLIENT } from "@ourwords/protocol";
import type { NewRow } from "../log-row.ts";
import type { NoteView } from "../note-view.ts";
import type { RoomPorts } from "../ports.ts";
import { encodeFacts, encodePeopleBody } from "../row-body.ts";
import { sinceSeal } from "../seal/since-seal.ts";
import type { Audience, OpenNote } from "./audience.ts";
import { admit, takeApart } from "./gate.ts";
import { isKnown, issueVoices } from "./issue-voices.ts";
import { changePeople } from "./page-voices.ts";
import { prepareRequest, type RequestTask } from "./requests.ts";
import type { RoomSession, SaidUpdate } from "./room-session.ts";

/** What a room has to do, one after another. */
export type Task =
  | { readonly kind: "arrive"; readonly session: RoomSession }
  | { readonly kind: "ask"; readonly session: RoomSession; readonly stateVector: Uint8Array }
  | (SaidUpdate & { readonly kind: "update"; readonly session: RoomSession })
  | { readonly kind: "putBack"; readonly id: string; readonly voice: number }
  | RequestTask
  /** somebody is called otherwise now, or reaches something else */
  | { readonly kind: "people"; readonly participants: readonly Participant[]; readonly done: () => void }
  /** somebody reads the note who is no page */
  | { readonly kind: "read"; readonly read: (view: NoteView) => void }
  /** a page that read too slowly can be told what it missed */
  | { readonly kind: "anew"; readonly tell: () => void }
  /** another server may have changed who writes for whom */
  | { readonly kind: "voices" }
  /** nobody has done anything for a while */
  | { readonly kind: "rest" };

/** A task's rows, if it makes any, and what is told once they are on disk. */
export interface Prepared {
  readonly rows?: readonly NewRow[];
  readonly told: () => void;
  /** the fold holds something half applied, and is read anew from the log before the next task */
  readonly isBroken?: true;
  /** nothing was done yet: the seal in this row has to be known first */
  readonly unread?: number;
}

/** An open note and who is told of it. */
export interface Scene extends OpenNote {
  readonly note: NoteId;
  /** of the last row, once all that is prepared so far is on disk */
  readonly seq: number;
  readonly audience: Audience;
  readonly ports: RoomPorts;
  /** LT2: of the seals that were asked about, by row: the lines of the plan that each kept */
  readonly keptLines: ReadonlyMap<number, ReadonlySet<string>>;
}

/** RM2: does a task on the fold. Nobody has seen it yet: that is what `told` does, after the append. */
export function prepare(task: Task, scene: Scene): Prepared {
  switch (task.kind) {
    case "arrive":
      return arrive(task.session, scene);
    case "ask":
      return { told: () => answer(task, scene) };
    case "update":
      return update(task, scene);
    case "putBack":
      return putBack(task, scene);
    case "request":
      return prepareRequest(task, scene);
    case "people":
      return people(task, scene);
    case "read":
      return { told: () => task.read(viewOf(scene)) };
    case "anew":
      return { told: task.tell };
    case "voices":
      return changePeople({ participants: [], voices: [] }, scene);
    case "rest":
      return { told: () => {} };
  }
}

export const viewOf = ({ fold, served }: OpenNote): NoteView => ({
  doc: served.doc,
  ledger: fold.ledger,
  participants: [...fold.participants.values()],
  seals: fold.seals,
  since: (sealed) => sinceSeal(fold, sealed),
  takenOut: () => fold.takenOut(),
});

/** The row of a mend: of the server, or of the voice that asked for words to be put back. */
export const mendRow = (voice: number, { update, facts }: Mended, at: number): NewRow => ({
  kind: "mend",
  voice,
  at,
  update,
  trace: encodeFacts(facts),
});

function arrive(session: RoomSession, { fold, served, audience, ports }: Scene): Prepared {
  const participants = session.writers.filter((writer) => !isKnown(writer, fold));
  const { voices, fresh } = issueVoices(session.writers, session.page, fold, ports.random);
  session.begin(voices, fold);
  const told = (): void => audience.welcome(session, { fold, served });
  if (participants.length + fresh.length === 0) return { told };
  const body = { participants, voices: fresh };
  fold.meet(body);
  const at = ports.clock.now();
  return {
    rows: [{ kind: "people", voice: session.voice, at, update: encodePeopleBody(body), trace: new Uint8Array() }],
    told: () => {
      audience.tellPeople(fresh, fold);
      told();
    },
  };
}

export function answer({ session, stateVector }: Task & { kind: "ask" }, { served }: OpenNote): void {
  const missing = served.since(stateVector);
  if (missing) session.owe(encodeSyncStep2(missing));
  else session.refuse("bad-frame");
}

function update({ session, update, voice, claims, count }: Task & { kind: "update" }, scene: Scene): Prepared {
  const { fold, served, audience, ports } = scene;
  // What an update removes does not name who removes it: whoever speaks must still be a voice of this page.
  if (!session.clients.has(voice)) return { told: () => session.refuse(session.reasonAgainst(voice)) };
  const admitted = admit(update, fold.doc, {
    own: session.clients,
    voice,
    voiceOf: (client) => fold.ledger.voiceOf(client),
    originsOf: (range) => fold.ledger.originsOf(range),
    fullness: fold.fullness,
    keptLines: (row) =>
      fold.seals.some(({ seq }) => seq === row) ? (scene.keptLines.get(row) ?? "unread") : "no-seal",
  });
  if ("unread" in admitted) return { unread: admitted.unread, told: () => {} };
  if ("refused" in admitted) return { told: () => session.refuse(whyNot(admitted.refused, update, session)) };
  const before = fold.keeper.takenOut.entries;
  const at = ports.clock.now();
  const applied = fold.apply(admitted, { voice, at, claims });
  if (!applied) return { told: () => session.refuse("bad-update"), isBroken: true };
  const saved = (): void => session.saved(count);
  if (!applied.changed) return { told: saved };
  const { facts, mend } = applied;
  const takenOut = fold.takenOutSince(before);
  const edit: NewRow = { kind: "edit", voice, at, update, trace: encodeFacts(facts) };
  return {
    rows: mend ? [edit, mendRow(SERVER_CLIENT, mend, at)] : [edit],
    told: () => {
      for (const each of [update, mend?.update]) if (each) served.add(each);
      audience.tell({ update, facts, mend, takenOut }, session);
      saved();
    },
  };
}

function putBack({ id, voice }: Task & { kind: "putBack" }, { fold, served, audience, ports }: Scene): Prepared {
  const before = fold.keeper.takenOut.entries;
  const mend = fold.putBack(id);
  // Somebody else was faster.
  if (!mend) return { told: () => {} };
  const takenOut = fold.takenOutSince(before);
  return {
    rows: [mendRow(voice, mend, ports.clock.now())],
    told: () => {
      served.add(mend.update);
      audience.tell({ facts: NO_FACTS, mend, takenOut }, undefined);
    },
  };
}

function people({ participants, done }: Task & { kind: "people" }, scene: Scene): Prepared {
  const changed = participants.filter((each) => !isKnown(each, scene.fold));
  if (changed.length === 0) return { told: done };
  return changePeople({ participants: changed, voices: [] }, scene, SERVER_CLIENT, done);
}

/** A voice that this page had until its author took it back is no forgery. */
function whyNot(refused: CloseReason, update: Uint8Array, session: RoomSession): CloseReason {
  if (refused !== "foreign-voice") return refused;
  const foreign = takeApart(update).structs.find(({ id }) => !session.clients.has(id.client));
  return foreign ? session.reasonAgainst(foreign.id.client) : refused;
}
