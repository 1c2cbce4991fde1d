import type { ReactElement } from "react";

/** A drawing: two sheets, and the lines of two people on them. */
export const TwoSheets = (): ReactElement => (
  <svg className="two-sheets" viewBox="22 14 276 164" aria-hidden="true" focusable="false">
    <g className="paper">
      <rect x="24" y="16" width="148" height="160" rx="12" />
      <rect x="188" y="16" width="108" height="160" rx="12" />
    </g>
    <g data-look="rust">
      <path className="tint" d="M56 51h92M56 69h60M220 87h44" />
      <path className="edge" d="M44 45v30M208 81v12" strokeDasharray="0.1 7" />
    </g>
    <g data-look="navy">
      <path className="tint" d="M56 101h84M56 119h40M220 51h52M220 123h50" />
      <path className="edge" d="M44 95v30M208 45v12M208 117v12" />
    </g>
    <g data-look="rust">
      <path className="tint" d="M101 119h45" />
      <path className="edge" d="M101 129h45" strokeDasharray="0.1 6" />
    </g>
  </svg>
);
