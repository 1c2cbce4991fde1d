import { MemoryNoteStore } from "@ourwords/store";
import { Rooms } from "@ourwords/sync";
import { ACTS, draw, type Extra, lots, PAGE_ACTS, type PageAct, UNDOING } from "./acts.ts";
import { Letters } from "./alphabet.ts";
import { add, type Figures, noFigures } from "./figures.ts";
import { judge } from "./judge.ts";
import { Oracle } from "./oracle.ts";
import { Page, turn } from "./page.ts";
import { NOTE, people, reader } from "./people.ts";
import { goAnywhere, stay } from "./places.ts";
import { Random } from "./random.ts";
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
  const writers: Writer[] = [];
  for (const [number, participant] of all.entries()) {
    // Every other page lies between two people, who pass the keyboard.
    const next = number % 2 === 0 ? all[number + 1] : undefined;
    const writer = new Writer(rooms, next ? [participant, next] : [participant], time, oracle);
    await writer.page.open();
    writers.push(writer);
  }
  await turn(time);
  const letters = new Letters();
  const from = lots(options.extra);
  let next: { readonly writer: Writer; readonly name: string } | undefined;
  for (; figures.ops < options.ops; figures.ops++) {
    const writer = next?.writer ?? random.pick(writers);
    const name = next?.name ?? draw(from, random);
    next = undefined;
    // Mostly the pace of somebody typing, now and then a pause in which records and undo groups end.
    time.pass(random.next() < 0.9 ? 20 + random.below(400) : 1_000 + random.below(9_000));
    if (isPageAct(name)) {
      if (await pageAct(name, writer, watcher)) count(figures, name);
    } else {
      const { editor, voice } = writer;
      if (random.next() < 0.7) goAnywhere(editor, random);
      else stay(editor);
      const [, act] = ACTS[name] ?? [];
      let then: string | void;
      const { changed, touched, error } = writer.act(() => {
        then = act?.({ editor, random, letters, author: voice.author });
      });
      if (error !== undefined) complain(error);
      if (changed) count(figures, name);
      if (name in UNDOING) figures.touchedByUndo += touched;
      if (then) next = { writer, name: then };
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

const isPageAct = (name: string): name is PageAct => name in PAGE_ACTS;

function count({ kinds }: Figures, name: string): void {
  kinds[name] = (kinds[name] ?? 0) + 1;
}
