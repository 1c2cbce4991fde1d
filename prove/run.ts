import { MemoryNoteStore } from "@ourwords/store";
import { Rooms } from "@ourwords/sync";
import { ACTS, type Act, draw, type Extra, isUndoing, lots, PAGE_ACTS, type PageAct, SCRIBE_ACTS } from "./acts.ts";
import { Letters } from "./alphabet.ts";
import { add, type Figures, noFigures } from "./figures.ts";
import { judge } from "./judge.ts";
import { Oracle } from "./oracle.ts";
import { Page, turn } from "./page.ts";
import { NOTE, people, reader } from "./people.ts";
import { goAnywhere, stay } from "./places.ts";
import { Random } from "./random.ts";
import { Scribing } from "./scribing.ts";
import { bringHome, exchange, settle } from "./traffic.ts";
import type { VirtualTime } from "./virtual-time.ts";
import { Writer } from "./writer.ts";

export interface RunOptions {
  readonly seed: number;
  /** 0: all who are online see each edit at once; n: somebody's line moves about once in n edits */
  readonly lag: number;
  readonly people: number;
  /** edits a run */
  readonly ops: number;
  readonly extra: Extra;
}

/** People edit one note at random through real editors, the real gate and the real room. */
export async function proveRun(options: RunOptions, time: VirtualTime): Promise<Figures> {
  const figures = noFigures();
  const random = new Random(options.seed);
  const store = new MemoryNoteStore();
  const oracle = new Oracle();
  const ports = {
    store,
    clock: time,
    random: () => random.next(),
    report: (event: unknown) => complain(event),
  };
  const complain = (what: unknown): void => {
    console.error(`seed ${options.seed}, edit ${figures.ops}:`, what);
    figures.threw++;
  };
  const rooms = new Rooms(ports);
  const all = people(options.people);
  await rooms.create(NOTE, all[0]);
  const watcher = await new Page(rooms, [reader(0)], time).open();
  // Every other page lies between two people, who pass the keyboard.
  const writersOf = (at: number): Writer => {
    const [own, next] = [all[at] ?? all[0], at % 2 === 0 ? all[at + 1] : undefined];
    return new Writer(rooms, next ? [own, next] : [own], time, oracle);
  };
  const writers = [writersOf(0), ...all.slice(1).map((_, index) => writersOf(index + 1))] as const;
  for (const { page } of writers) await page.open();
  await turn(time);
  const letters = new Letters();
  const scribing = new Scribing({ all, writers, random, oracle, time, complain });
  const from = lots(options.extra);
  const next = new Map<Writer, string>();
  for (; figures.ops < options.ops; figures.ops++) {
    const writer = random.pick(writers);
    const name = next.get(writer) ?? draw(from, random);
    next.delete(writer);
    // Mostly the pace of somebody typing, now and then a pause in which records and undo groups end.
    time.pass(random.next() < 0.9 ? 20 + random.below(400) : 1_000 + random.below(9_000));
    if (isPageAct(name)) {
      if (await pageAct(name, writer, watcher)) count(figures, name);
    } else {
      const { editor, voice } = writer;
      if (random.next() < 0.7) goAnywhere(editor, random);
      else stay(editor);
      const [, act] = ACTS[name] ?? [];
      let then: ReturnType<Act>;
      const { changed, touched, error } = writer.act(() => {
        then = act?.({ editor, random, letters, author: voice.author });
      });
      if (error !== undefined) complain(error);
      if (changed) count(figures, name);
      if (isUndoing(name)) figures.touchedByUndo += touched;
      if (then) next.set(writer, then);
      await turn(time);
    }
    if (options.lag === 0) await settle(writers, time);
    else if (random.next() < 1 / options.lag) await exchange(random.pick(writers), time);
  }
  await bringHome(writers, time, complain);
  watcher.line.down();
  add(figures, await judge({ rooms, ports, store, oracle, writers, watcher, time, complain }));
  for (const each of [...writers, watcher]) each.close();
  return figures;

  async function pageAct(name: PageAct, writer: Writer, watcher: Page): Promise<boolean> {
    switch (name) {
      case "putBack":
        return putBack(writer, watcher);
      case "switchVoice":
        if (writer.connection.voices.length < 2) return false;
        writer.switchVoice();
        return true;
      // Said often, so that what is written down does not end with one key.
      case "passOn":
        if (writer.connection.voices.every(({ scribe }) => scribe === undefined)) return false;
        writer.switchVoice();
        return true;
      case "letScribe":
        return scribing.let(writer, true);
      case "endScribe":
        return scribing.let(writer, false);
      case "check":
        return scribing.check(writer);
      case "goOffline":
        if (writer.isCut || random.next() < 0.3) return false;
        writer.cut();
        return true;
      case "comeBack":
        if (!writer.isCut) return false;
        writer.mend();
        time.pass(6_000);
        return true;
      case "reload":
        await exchange(writer, time);
        if (!writer.page.isSaved) return false;
        await writer.reload();
        return true;
    }
  }

  /** Picks from what the page shows, which may be old: a record that stands no more is passed over. */
  async function putBack(writer: Writer, watcher: Page): Promise<boolean> {
    const shown = writer.connection.takenOut;
    const picked = shown[random.below(shown.length)];
    if (!picked || !writer.page.isLive) return false;
    writer.up();
    await turn(time);
    watcher.line.down();
    const standing = watcher.connection.takenOut.find(({ id }) => id === picked.id);
    writer.connection.putBack(picked.id);
    if (standing) oracle.putBack(standing.text);
    writer.up();
    await turn(time);
    return standing !== undefined;
  }
}

const isPageAct = (name: string): name is PageAct => name in PAGE_ACTS || name in SCRIBE_ACTS;

function count({ kinds }: Figures, name: string): void {
  kinds[name] = (kinds[name] ?? 0) + 1;
}
