import type { ReactElement } from "react";

/** Drawn on 20 by 20 with one pen. Each stands beside or carries a word. */
const DRAWINGS = {
  bold: "M6.5 4h4.2a2.9 2.9 0 0 1 0 5.8H6.5zM6.5 9.8h5a3.1 3.1 0 0 1 0 6.2h-5z",
  italic: "M8.5 4h6M5.5 16h6M12 4 8 16",
  bigHeading: "M4 4v12M12 4v12M4 10h8M16.5 16v-5.5l-1.6 1",
  smallHeading: "M4.5 6v8M10.5 6v8M4.5 10h6M14 11.2c.2-2 3-2 3 0 0 1.300-3 1.500-3 2.800h3.200",
  list: "M8 5.500h8.500M8 10h8.500M8 14.500h8.500M4 5.500h.01M4 10h.01M4 14.500h.01",
  numberedList:
    "M9 5.500h7.500M9 10h7.500M9 14.500h7.500M3.500 4.500l1-.7v3.400M3.400 12.700c.2-1 2-1 2 .1 0 .7-2 1.300-2 2.400h2.100",
  quote: "M8.500 6.500C6 7 4.500 8.700 4.500 11.500v2.500h4v-4h-2.300M16 6.500c-2.500.5-4 2.200-4 5v2.500h4v-4h-2.300",
  undo: "M7.500 4 4 7.500 7.500 11M4 7.500h7.500a4.300 4.300 0 0 1 0 8.500H8",
  redo: "M12.500 4 16 7.500 12.500 11M16 7.500H8.500a4.300 4.300 0 0 0 0 8.500H12",
  moveUp: "M10 12V3.500M6.500 7 10 3.500 13.500 7M4 16.500h12",
  moveDown: "M10 8v8.500M6.500 13 10 16.500 13.500 13M4 3.500h12",
  more: "M4.500 10h.01M10 10h.01M15.500 10h.01",
  invite:
    "M8.500 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3 16.500c.3-3 2.500-4.500 5.500-4.500 1.200 0 2.300.3 3.200.8M15 11.500v5M12.500 14h5",
  words: "M3.500 5h8M3.500 9.300h12M3.500 13h4M10 13.300h6.500M10 16h6.500",
  copy: "M7.500 7.500V5.200c0-1 .7-1.700 1.700-1.700h5.600c1 0 1.700.7 1.700 1.700v5.600c0 1-.7 1.700-1.700 1.700h-2.300M5.200 7.500h5.600c1 0 1.700.7 1.700 1.700v5.600c0 1-.7 1.700-1.700 1.700H5.200c-1 0-1.700-.7-1.700-1.700V9.200c0-1 .7-1.700 1.700-1.700Z",
  close: "m5 5 10 10M15 5 5 15",
  tick: "m4 10.500 4 4L16 6",
  language: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM3 10h14M10 3c2 2 3 4.300 3 7s-1 5-3 7c-2-2-3-4.300-3-7s1-5 3-7Z",
  go: "m7.500 4.500 5.500 5.500-5.500 5.500",
} as const;

export type IconName = keyof typeof DRAWINGS;

export const Icon = ({ name }: { readonly name: IconName }): ReactElement => (
  <svg className="icon" data-icon={name} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={DRAWINGS[name]} />
  </svg>
);
