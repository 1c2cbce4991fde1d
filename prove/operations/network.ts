import { takeTurn } from "../../apps/server/src/demo/take-turn.ts";
import { Visitor } from "../../apps/server/src/demo/visitor.ts";
import { invited, joined, type Member } from "../../apps/server/src/testing/people.ts";
import { Server } from "../../e2e/support/server.ts";
import type { NoteConnection } from "../../packages/sync/src/client.ts";
import { Random } from "../random.ts";
import { came, clinicianWith, counted, isInSync, notEqual, openPage, storyOf } from "./many-pages.ts";
import { RoughNetwork } from "./rough-network.ts";

export interface NetworkOptions {
  readonly seed: number;
  readonly seconds: number;
  readonly clients: number;
  /** the shortest and the longest that nothing gets through */
  readonly cutMs: readonly [number, number];
  /** between two words of one page, at most */
  readonly pauseMs: number;
}

export interface NetworkFigures {
  readonly typed: number;
  readonly lost: number;
  readonly broken: number;
  readonly cuts: number;
  /** from the moment that the network is good until all pages have everything and all of it is on disk */
  readonly convergedMs: number | undefined;
  readonly missing: number;
  readonly doubled: number;
  readonly notEqual: number;
}

const ROUGH = { jitterMs: 300, lostOf100: 10, againMs: 600, brokenOf1000: 3 };
const NETWORKS = 4;
const PATIENCE_MS = 60_000;

/** One note, four people with several pages each, on four bad networks that are cut for a while now and then. */
export async function proveNetwork(options: NetworkOptions): Promise<NetworkFigures> {
  const { seed, seconds, clients } = options;
  const random = new Random(seed);
  const server = await Server.start();
  const networks: RoughNetwork[] = [];
  const pages: NoteConnection[] = [];
  try {
    const people = await fourPeople(server.link);
    for (let count = 0; count < NETWORKS; count++)
      networks.push(await RoughNetwork.start(server.port, ROUGH, new Random(random.below(2 ** 31))));
    for (let count = 0; count < clients; count++) {
      const member = people[count % people.length];
      const network = networks[count % NETWORKS];
      if (member && network) pages.push(openPage(member, { local: network.local }));
    }
    await came(() => pages.every((page) => page.state().phase === "open"), PATIENCE_MS);
    const typed: string[] = [];
    const end = performance.now() + 1_000 * seconds;
    await Promise.all([
      ...pages.map((page, index) => write(page, index, typed, end, options, new Random(random.below(2 ** 31)))),
      ...networks.map((network) => trouble(network, end, options, new Random(random.below(2 ** 31)))),
    ]);
    for (const network of networks) network.heal();
    // What a browser says when it is online again.
    for (const page of pages) page.wake();
    const convergedMs = await came(() => pages.every(isInSync) && notEqual(pages) === 0, PATIENCE_MS);
    const stories = pages.map(storyOf);
    for (const page of pages.splice(0)) page.close();
    // What is on disk, read by a server that knows nothing.
    await server.kill();
    await server.start();
    const [first] = people;
    if (!first) throw new Error("there is nobody");
    const cold = openPage(first);
    pages.push(cold);
    await came(() => isInSync(cold), PATIENCE_MS);
    const story = storyOf(cold);
    const sum = (name: keyof RoughNetwork["figures"]): number =>
      networks.reduce((total, { figures }) => total + figures[name], 0);
    return {
      typed: typed.length,
      lost: sum("lost"),
      broken: sum("broken"),
      cuts: sum("cuts"),
      convergedMs,
      ...counted(story, typed),
      notEqual: stories.filter((each) => each !== story).length,
    };
  } finally {
    for (const page of pages) page.close();
    for (const network of networks) await network.close();
    await server.close();
  }
}

export const isNetworkProven = ({ convergedMs, missing, doubled, notEqual: other }: NetworkFigures): boolean =>
  convergedMs !== undefined && convergedMs <= 5_000 && missing + doubled + other === 0;

async function fourPeople(link: string): Promise<readonly Member[]> {
  const { origin } = new URL(link);
  const visitor = (): Visitor => new Visitor({ local: origin, origin });
  const [ali] = await clinicianWith(1, link);
  if (!ali) throw new Error("there is no note");
  const sam = await joined(visitor(), await invited(ali, "person", "Sam"), "Sam");
  const jo = await joined(visitor(), await invited(sam, "peer", "Jo"), "Jo");
  const kim = await joined(visitor(), await invited(sam, "supporter", "Kim"), "Kim");
  return [ali, sam, jo, kim];
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function write(
  page: NoteConnection,
  index: number,
  typed: string[],
  end: number,
  { pauseMs }: NetworkOptions,
  random: Random,
): Promise<void> {
  for (let count = 0; performance.now() < end; count++) {
    await pause(random.below(pauseMs));
    const token = `(${index}:${count})`;
    typed.push(token);
    // A line of its own, or in front of what is there: no word is ever cut in two.
    if (count % 5 === 0) takeTurn(page.doc, { by: "ali", do: "tell", text: token });
    else front(page, token);
  }
}

function front({ doc }: NoteConnection, token: string): void {
  const text = doc.getXmlFragment("story").createTreeWalker((node) => "insert" in node && "toDelta" in node);
  for (const node of text) {
    if (!("toDelta" in node)) continue;
    node.insert(0, token, {});
    return;
  }
}

async function trouble(network: RoughNetwork, end: number, { cutMs }: NetworkOptions, random: Random): Promise<void> {
  const [shortest, longest] = cutMs;
  while (performance.now() < end) {
    await pause(Math.min(random.below(2 * longest), Math.max(0, end - performance.now())));
    if (performance.now() >= end) return;
    network.cut();
    await pause(Math.min(shortest + random.below(longest - shortest), Math.max(0, end - performance.now())));
    network.mend();
  }
}
