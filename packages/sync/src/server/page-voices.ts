import { encodeVoices, SERVER_CLIENT } from "@ourwords/protocol";
import { encodePeopleBody, type PageVoice, type PeopleBody } from "../row-body.ts";
import { issueVoices } from "./issue-voices.ts";
import type { RoomSession } from "./room-session.ts";
import type { Prepared, Scene } from "./task.ts";

/** What was typed before the page heard that its scribe has ended is still taken. Long enough for a slow line. */
export const SCRIBE_GRACE_MS = 2_000;

/**
 * AU2: takes in who takes part and who may write down whose words, and gives every open page the voices that it has from
 * then on. `voice` is the clientID of who said so; `told` also says that it is done.
 */
export function changePeople(body: PeopleBody, scene: Scene, voice = SERVER_CLIENT, done = (): void => {}): Prepared {
  const { fold, audience, ports } = scene;
  fold.meet(body);
  const { fresh, give } = revoice(scene);
  const voices = [...body.voices, ...fresh];
  const told = (): void => {
    audience.tellPeople(voices, fold);
    give();
    done();
  };
  if (voices.length === 0 && body.participants.length === 0 && !body.scribes) return { told };
  const update = encodePeopleBody({ ...body, voices });
  return { rows: [{ kind: "people", voice, at: ports.clock.now(), update, trace: new Uint8Array() }], told };
}

/** The voices that pages lack, known to the fold already, and what gives every page its own. */
function revoice({ fold, audience, ports }: Scene): {
  readonly fresh: readonly PageVoice[];
  readonly give: () => void;
} {
  const fresh: PageVoice[] = [];
  const changes: (() => void)[] = [];
  for (const session of audience.sessions) {
    // One that has not arrived yet gets its voices when it does.
    if (session.voices.length === 0) continue;
    const issued = issueVoices(session.writers, session.page, fold, ports.random);
    fold.meet({ participants: [], voices: issued.fresh });
    fresh.push(...issued.fresh);
    const was = session.voices.map(({ client }) => client).join();
    if (was !== issued.voices.map(({ client }) => client).join()) changes.push(() => give(session, issued.voices));
  }
  const give = (session: RoomSession, voices: RoomSession["voices"]): void => {
    const [own, ...others] = voices;
    if (!own) return;
    for (const ended of session.change(voices)) ports.clock.after(SCRIBE_GRACE_MS, () => session.end(ended));
    session.send(encodeVoices([own, ...others]));
  };
  return {
    fresh,
    give: () => {
      for (const change of changes) change();
    },
  };
}
