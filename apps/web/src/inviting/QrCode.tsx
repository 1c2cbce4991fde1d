import { generate } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";
import type { ReactElement } from "react";

/** Empty modules around the code, so that cameras find its edge. */
const BORDER = 4;

/** Always dark on white: many cameras can't read it the other way round. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  const code = generate(text);
  const size = code.size + 2 * BORDER;
  return (
    <svg className="qr" viewBox={`${-BORDER} ${-BORDER} ${size} ${size}`} role="img" aria-label={label}>
      <rect x={-BORDER} y={-BORDER} width={size} height={size} fill="#fff" />
      <path d={toSvgPath(code)} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
