import { canonicalJson, type NoteId } from "@ourwords/protocol";
import type { LogRow } from "../log-row.ts";
import type { Snapshot } from "../note-store.ts";
import { NoteFold } from "../server/note-fold.ts";
import { holdingOf, makeHead, sealBytes } from "./make-seal.ts";
import { decodeSealBody, type SealBody } from "./seal-body.ts";

/**
 * What is wrong with a row. `unfoldable`: it rests on what is not there, or is none. `seal`: a seal is not what the rows
 * before it make. `signature`: somebody else's voice signed. `snapshot`: the one kept for this row is not what the rows make.
 */
export interface RowFault {
  readonly row: number;
  readonly fault: "unfoldable" | "seal" | "signature" | "snapshot";
}

/** What a note's whole log was found to hold. */
export interface VerifiedRows {
  readonly seals: number;
  readonly signatures: number;
  readonly faults: readonly RowFault[];
}

/** SL9: makes every seal of a note anew from the rows before it, all the way, and compares byte for byte. */
export function verifyRows(note: NoteId, rows: readonly LogRow[], snapshot: Snapshot | undefined): VerifiedRows {
  const fold = new NoteFold();
  const faults: RowFault[] = [];
  const bodies: SealBody[] = [];
  try {
    for (const row of rows) {
      const body = row.kind === "seal" ? decodeSealBody(row.update) : undefined;
      if (body) bodies.push(body);
      if (body && !isAsMade(note, row, body, fold))
        faults.push({ row: row.seq, fault: body.kind === "seal" ? "seal" : "signature" });
      fold.add(row);
      if (snapshot?.seq === row.seq && !isSnapshotOf(snapshot, fold)) faults.push({ row: row.seq, fault: "snapshot" });
    }
  } catch {
    // After a row that can't be taken in there is no note to compare with.
    faults.push({ row: fold.seq + 1, fault: "unfoldable" });
  }
  if (snapshot && snapshot.seq > rows.length) faults.push({ row: snapshot.seq, fault: "snapshot" });
  fold.doc.destroy();
  const seals = bodies.filter(({ kind }) => kind === "seal").length;
  return { seals, signatures: bodies.length - seals, faults };
}

/** The author of the voice that wrote a row, in their own words and hand. */
function isAsMade(note: NoteId, { voice, seq, at, update, trace }: LogRow, body: SealBody, fold: NoteFold): boolean {
  const { author, scribe } = fold.ledger.voiceOf(voice) ?? {};
  if (author === undefined || scribe !== undefined) return false;
  if (body.kind === "sign") return body.by === author && body.at === at && trace.length === 0;
  const holding = holdingOf(fold);
  const made = sealBytes(fold, makeHead(fold, holding, { note, seq, at, by: author }), holding);
  return sameBytes(made.update, update) && sameBytes(made.trace, trace);
}

function isSnapshotOf(snapshot: Snapshot, fold: NoteFold): boolean {
  try {
    const kept = NoteFold.load(snapshot, []);
    const same = whatStands(kept) === whatStands(fold);
    kept.doc.destroy();
    return same;
  } catch {
    return false;
  }
}

const whatStands = (fold: NoteFold): string =>
  canonicalJson([holdingOf(fold).hash, [...fold.participants.values()], fold.voices, fold.scribes, fold.seals]);

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
