import { encodeUpdate } from "@ourwords/protocol";
import type { Scene } from "../../packages/sync/src/testing/attack.ts";
import { ATTACKS } from "../../packages/sync/src/testing/attacks.ts";
import { crafted, type Piece, written } from "../../packages/sync/src/testing/crafted-updates.ts";
import * as Y from "yjs";
import type { Random } from "../random.ts";

/** One case of a page that has `doc` and writes under `scene.own`: honest, damaged, crafted, or one of the known attacks. */
export function drawFrames(random: Random, doc: Y.Doc, scene: Scene): readonly Uint8Array[] {
  const draw = random.below(100);
  if (draw < 15) return [encodeUpdate(honest(random, doc, scene.own))];
  if (draw < 65) return [encodeUpdate(damaged(random, honest(random, doc, scene.own)))];
  if (draw < 75) return [damaged(random, encodeUpdate(honest(random, doc, scene.own)))];
  if (draw < 92) return [encodeUpdate(lying(random, doc, scene))];
  // Long floods are cases of their own.
  return ATTACKS[random.below(ATTACKS.length)]?.frames(scene).slice(0, 20) ?? [];
}

/** What an editor would send for one key. */
function honest(random: Random, from: Y.Doc, own: number): Uint8Array {
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  doc.clientID = own;
  const story = doc.getXmlFragment("story");
  const lines = story.toArray().flatMap((line) => (line instanceof Y.XmlElement ? [line] : []));
  const line = lines[random.below(lines.length)];
  const text = line?.get(0);
  const update = written(doc, () => {
    const kind = random.below(6);
    if (!(text instanceof Y.XmlText) || kind === 0) {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText("A line. ")]);
      story.insert(random.below(story.length + 1), [paragraph]);
      return;
    }
    const at = random.below(text.length + 1);
    const length = Math.min(1 + random.below(4), text.length - at);
    if (kind === 1 && length > 0) text.delete(at, length);
    else if (kind === 2 && length > 0) text.format(at, length, { bold: {} });
    else if (kind === 3) line?.setAttribute("lang", "de");
    else text.insert(at, "wörds ".slice(0, 1 + random.below(6)));
  });
  doc.destroy();
  return update;
}

/** Some bytes are others, missing, doubled, or say absurd numbers. */
function damaged(random: Random, bytes: Uint8Array): Uint8Array {
  let damage = [...bytes];
  for (let times = 1 + random.below(3); times > 0; times--) {
    const at = random.below(damage.length);
    const length = 1 + random.below(8);
    switch (random.below(6)) {
      case 0:
        damage[at] = (damage[at] ?? 0) ^ (1 << random.below(8));
        break;
      case 1:
        damage[at] = random.below(256);
        break;
      case 2:
        damage = damage.slice(0, at + 1);
        break;
      case 3:
        damage.splice(at, length);
        break;
      case 4:
        damage.splice(at, 0, ...damage.slice(at, at + length));
        break;
      default:
        damage.splice(at, 1, ...Array.from({ length: random.below(8) }, () => 255), 15);
    }
  }
  return Uint8Array.from(damage);
}

/** Letters that say whatever they like of the place where they stand. */
function lying(random: Random, doc: Y.Doc, { own, victim, text, victimClock }: Scene): Uint8Array {
  const begin = Y.getState(doc.store, own);
  const from = Math.max(0, begin - random.below(3));
  const anybody = (clock: number): Y.ID | undefined => {
    const who = random.below(4);
    if (who === 0) return undefined;
    if (who === 1) return Y.createID(victim, random.below(victimClock + 1));
    return Y.createID(own, Math.max(0, clock - random.below(8)));
  };
  const pieces: Piece[] = [];
  let clock = from;
  for (let count = 1 + random.below(random.below(40) === 0 ? 2_000 : 12); count > 0; count--) {
    const letters = 1 + random.below(3);
    const [origin, right] = [anybody(clock), anybody(clock)];
    pieces.push({ clock, text: "xyz".slice(0, letters), ...(origin && { origin }), ...(right && { right }) });
    clock += letters;
  }
  return crafted(pieces, text, own);
}
