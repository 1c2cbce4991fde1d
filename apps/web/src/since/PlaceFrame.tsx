import type { Transaction } from "@tiptap/pm/state";
import { type ReactElement, useEffect, useEffectEvent, useRef } from "react";
import { createPortal } from "react-dom";
import { ySyncPluginKey } from "y-prosemirror";
import { sheetId } from "../sheets/sheet-ids.ts";
import { boxOf, type PlaceInEditor } from "./place-on-screen.ts";
import "./place-frame.css";

interface PlaceFrameProps {
  /** where it stands now; asked again whenever something may have moved */
  readonly find: () => PlaceInEditor | undefined;
  readonly place: PlaceInEditor;
  /** you have written */
  readonly onWrite: () => void;
}

/** A quiet frame around words. It lies over the sheet and is no part of the text: nothing of an editor is drawn anew for it. */
export function PlaceFrame({ find, place: { editor, fragment }, onWrite }: PlaceFrameProps): ReactElement | undefined {
  const frame = useRef<HTMLDivElement>(null);
  const sheet = document.getElementById(sheetId(fragment));
  const draw = useEffectEvent(() => {
    const place = find();
    const { current } = frame;
    if (!current) return;
    current.hidden = !place || !sheet;
    if (!place || !sheet) return;
    const { start, top, width, height } = boxOf(place, sheet);
    Object.assign(current.style, {
      insetInlineStart: `${start}px`,
      insetBlockStart: `${top}px`,
      inlineSize: `${width}px`,
      blockSize: `${height}px`,
    });
  });
  const changed = useEffectEvent((transaction: Transaction) => {
    if (transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined) onWrite();
  });
  useEffect(() => {
    let asked = 0;
    const drawSoon = (): void => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => draw());
    };
    const look = ({ transaction }: { readonly transaction: Transaction }): void => {
      changed(transaction);
      drawSoon();
    };
    const watch = new ResizeObserver(drawSoon);
    watch.observe(editor.view.dom);
    watch.observe(document.body);
    editor.on("transaction", look);
    // Lines that come into sight take their real height then.
    window.addEventListener("scroll", drawSoon, { passive: true });
    drawSoon();
    return () => {
      cancelAnimationFrame(asked);
      watch.disconnect();
      editor.off("transaction", look);
      window.removeEventListener("scroll", drawSoon);
    };
  }, [editor]);
  useEffect(() => draw());
  return sheet ? createPortal(<div ref={frame} className="place-frame" hidden />, sheet) : undefined;
}
