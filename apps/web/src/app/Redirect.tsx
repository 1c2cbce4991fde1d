import { useEffect } from "react";
import { visit } from "./address.ts";

/** Shows nothing, and opens another page instead of this one. */
export function Redirect({ to }: { readonly to: string }): undefined {
  useEffect(() => visit(to, { replace: true }), [to]);
  return undefined;
}
