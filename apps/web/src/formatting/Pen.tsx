import type { Editor } from "@tiptap/core";
import { type ComponentType, createElement, type ReactElement } from "react";
import { useSoon } from "../announcing/use-soon.ts";
import { usePart } from "../app/use-part.ts";
import type { FormatToolbarProps } from "./FormatToolbar.tsx";
import type { OpenState } from "../note/open-state.ts";

const loadToolbar = async (): Promise<ComponentType<FormatToolbarProps>> =>
  (await import("./FormatToolbar.tsx")).FormatToolbar;

interface PenProps {
  readonly editor: Editor;
  readonly state: OpenState;
}

/** A sheet's buttons. Nobody needs one for the first word: their code comes after it can be written. */
export function Pen({ editor, state }: PenProps): ReactElement | undefined {
  const toolbar = usePart(loadToolbar, useSoon() && state.link === "live");
  return toolbar && createElement(toolbar, { editor });
}
