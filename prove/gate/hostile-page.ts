import { once } from "node:events";
import { decodeAnswer, decodeSaved, decodeUpFrame, encodeRequest, type ParticipantId } from "@ourwords/protocol";
import type { WebSocket } from "ws";
import * as Y from "yjs";
import type { Member } from "../../apps/server/src/testing/people.ts";
import { openRaw, pathTo } from "../../apps/server/src/testing/raw-page.ts";
import { type Scene, sceneIn } from "../../packages/sync/src/testing/attack.ts";
import type { Random } from "../random.ts";
import { drawFrames } from "./hostile-frames.ts";

/** A page that sends what it likes, and knows of each case when the server is done with it. */
export class HostilePage {
  /** cases a connection: what is too fast is not what is shown here */
  static readonly most = 300;
  readonly page: string;
  readonly own: number;
  sent = 0;
  readonly #ws: WebSocket;
  readonly #as: ParticipantId;
  readonly #ended: Promise<unknown>;
  readonly #doc: Y.Doc;
  readonly #scene: Scene;
  #saved = 0;
  #answered = 0;
  #heard: () => void = () => {};
  #isClosed = false;

  private constructor(page: string, own: number, { as }: Member, raw: ReturnType<typeof openRaw>, victim: Y.Doc) {
    this.page = page;
    this.own = own;
    this.#as = as;
    this.#ws = raw.ws;
    this.#doc = new Y.Doc({ gc: false });
    Y.applyUpdate(this.#doc, Y.encodeStateAsUpdate(victim));
    this.#scene = sceneIn(victim, victim.clientID, own);
    this.#ended = this.#untilEnd(raw.ended);
    raw.ws.on("message", (data) => {
      if (!(data instanceof Buffer)) return;
      this.#saved = decodeSaved(data) ?? this.#saved;
      this.#answered = decodeAnswer(data)?.n ?? this.#answered;
      this.#heard();
    });
  }

  static async open(member: Member, victim: Y.Doc, page: string): Promise<HostilePage> {
    const raw = openRaw(member, { path: pathTo(member.note, { as: member.as, page }) });
    const [voice] = (await raw.welcome).voices;
    return new HostilePage(page, voice.client, member, raw, victim);
  }

  /** How much of it is in the note. */
  get clock(): number {
    return Y.getState(this.#doc.store, this.own);
  }

  draw(random: Random): readonly Uint8Array[] {
    return drawFrames(random, this.#doc, this.#scene);
  }

  /** Sends a case and a question behind it: once that is answered, or the line is closed, the case is done with. */
  async send(frames: readonly Uint8Array[]): Promise<{ readonly refused: boolean; readonly ms: number }> {
    const [n, saved] = [++this.sent, this.#saved];
    const begun = performance.now();
    for (const frame of frames) this.#ws.send(frame);
    this.#ws.send(encodeRequest({ n, request: { as: this.#as, kind: "sign", seal: 1_000_000 } }));
    while (!this.#isClosed && this.#answered < n)
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
      });
    const ms = performance.now() - begun;
    const updates = frames
      .map(decodeUpFrame)
      .flatMap((frame) => ("update" in frame && frame.kind === "update" ? [frame.update] : []));
    for (const update of updates.slice(0, this.#saved - saved)) Y.applyUpdate(this.#doc, update);
    return { refused: this.#isClosed, ms };
  }

  async #untilEnd(ended: Promise<unknown>): Promise<void> {
    await ended;
    this.#isClosed = true;
    this.#heard();
  }

  async close(): Promise<void> {
    if (!this.#isClosed) {
      this.#ws.close();
      await once(this.#ws, "close");
    }
    await this.#ended;
    this.#doc.destroy();
  }
}
