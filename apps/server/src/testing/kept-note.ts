import type { NoteConnection } from "@ourwords/sync/client";
import { systemClock } from "../clock.ts";
import { settled } from "../demo/settled.ts";
import { takeTurn } from "../demo/take-turn.ts";
import { type Member, noteForTwo } from "./people.ts";
import type { TestServer } from "./test-server.ts";

/** A note that two people have open. */
export interface OpenForTwo {
  readonly ali: Member;
  readonly sam: Member;
  readonly pages: { readonly ali: NoteConnection; readonly sam: NoteConnection };
  /** Writes a line of the story, and waits until everybody has it. */
  readonly write: (who: "ali" | "sam", text: string) => Promise<void>;
  /** Presses "let's stop here". Answers the row of the seal they stand by then. */
  readonly keep: (who: "ali" | "sam") => Promise<number>;
  readonly close: () => void;
}

export async function openForTwo(server: TestServer): Promise<OpenForTwo> {
  const members = await noteForTwo(server);
  const open = ({ visitor, note, as }: Member): NoteConnection => visitor.open(note, as, systemClock);
  const pages = { ali: open(members.ali), sam: open(members.sam) };
  const both = [pages.ali, pages.sam];
  await settled(both);
  return {
    ...members,
    pages,
    write: async (who, text) => {
      takeTurn(pages[who].doc, { by: who, do: "tell", text });
      await settled(both);
    },
    keep: async (who) => {
      const answered = await pages[who].seal(members[who].as);
      if (!answered.ok || answered.seal === undefined) throw new Error("it was not kept");
      return answered.seal;
    },
    close: () => {
      for (const page of both) page.close();
    },
  };
}
