import { useLingui } from "@lingui/react/macro";
import { type ComponentType, type ReactElement, useState } from "react";
import { usePart } from "../app/use-part.ts";
import { useKey } from "../keys/Keys.tsx";
import { useSay } from "./Announcer.tsx";

export type NoteDialog = "said" | "keys";

interface DialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

const loadSaid = async (): Promise<ComponentType<DialogProps>> => (await import("./SaidDialog.tsx")).SaidDialog;
const loadKeys = async (): Promise<ComponentType<DialogProps>> => (await import("../keys/KeysDialog.tsx")).KeysDialog;

export interface NoteDialogs {
  readonly open: (dialog: NoteDialog) => void;
  /** whichever is open */
  readonly shown: ReactElement | undefined;
}

/** "What was said" and the list of keys, each with its key. They come when they are asked for. */
export function useNoteDialogs(): NoteDialogs {
  const say = useSay();
  const { t } = useLingui();
  const [shown, open] = useState<NoteDialog>();
  useKey("said", () => open("said"));
  useKey("keys", () => open("keys"));
  const onMissing = (): void => {
    open(undefined);
    say(t`This did not come. Try again when there is a connection.`, "answer");
  };
  const parts = {
    said: usePart(loadSaid, shown === "said", onMissing),
    keys: usePart(loadKeys, shown === "keys", onMissing),
  };
  const Part = shown && parts[shown];
  return { open, shown: Part && <Part isOpen onOpenChange={(isOpen) => isOpen || open(undefined)} /> };
}
