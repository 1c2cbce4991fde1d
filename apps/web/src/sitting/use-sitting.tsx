import { type ComponentType, createElement, type ReactElement, useState, useSyncExternalStore } from "react";
import { usePart } from "../app/use-part.ts";
import { part } from "../app/part.tsx";
import type { KeptNewsProps } from "./KeptNews.tsx";
import type { SittingProps } from "./SittingDialog.tsx";

const sittingDialog = part(async () => (await import("./SittingDialog.tsx")).SittingDialog);
const loadNews = async (): Promise<ComponentType<KeptNewsProps>> => (await import("./KeptNews.tsx")).KeptNews;

interface Sitting {
  readonly stopHere: () => void;
  /** opens with what was kept in this row */
  readonly lookAt: (row: number) => void;
  readonly shown: ReactElement;
}

/** "Let's stop here": how it is opened, the dialog while it is open, and what others did of it. */
export function useSitting(props: Omit<SittingProps, "onClose" | "seals" | "first">): Sitting {
  const { connection, state } = props;
  const seals = useSyncExternalStore(
    (changed) => connection.onAuthors(changed),
    () => connection.seals,
  );
  const [seen, setSeen] = useState(seals);
  const [open, setOpen] = useState<{ readonly first: number | undefined }>();
  const news = usePart(loadNews, seals !== seen);
  const openAt = (first: number | undefined): void => {
    setSeen(seals);
    setOpen({ first });
  };
  const close = (): void => {
    setSeen(seals);
    setOpen(undefined);
  };
  return {
    stopHere: () => openAt(undefined),
    lookAt: openAt,
    shown: (
      <>
        {news &&
          seals !== seen &&
          createElement(news, {
            state,
            before: seen,
            seals,
            isShown: !open,
            onLook: openAt,
            onClose: () => setSeen(seals),
          })}
        {open && <sittingDialog.Part {...props} seals={seals} first={open.first} onClose={close} />}
      </>
    ),
  };
}
