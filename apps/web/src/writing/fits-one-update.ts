import { LIMITS } from "@ourwords/protocol";
import type { Transaction } from "@tiptap/pm/state";
import { prosemirrorToYXmlFragment } from "y-prosemirror";
import * as Y from "yjs";

/** What names and positions may add to what this measures. */
const MARGIN = 0.9;

/** Whether the server would take what a paste writes, by writing it into a note that nobody has. */
export function fitsOneUpdate({ before, doc }: Transaction): boolean {
  const start = before.content.findDiffStart(doc.content);
  const end = before.content.findDiffEnd(doc.content);
  if (start === null || !end) return true;
  // The rest of a line that is split is written again too.
  const from = doc.resolve(Math.min(start, end.b)).start();
  const to = doc.resolve(Math.max(start, end.b)).end();
  if (doc.textBetween(from, to).length > LIMITS.frameBytes) return false;
  const trial = new Y.Doc();
  const written = doc.type.create(null, doc.slice(from, to).content);
  prosemirrorToYXmlFragment(written, trial.getXmlFragment("trial"));
  const bytes = Y.encodeStateAsUpdate(trial).length;
  const structs = trial.store.clients.get(trial.clientID)?.length ?? 0;
  trial.destroy();
  return bytes <= LIMITS.frameBytes * MARGIN && structs <= LIMITS.structs * MARGIN;
}
