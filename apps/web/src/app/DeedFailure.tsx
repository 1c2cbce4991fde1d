import type { ReactElement } from "react";
import { Failure } from "../api/Failure.tsx";
import type { Deed } from "./use-deed.ts";

/** Stands under the button all the time, so that a screen reader hears what comes into it: why the deed was not done. */
export const DeedFailure = ({ deed }: { readonly deed: Deed }): ReactElement => (
  <p className="said" role="alert">
    {deed.kind === "failed" && <Failure failure={deed.failure} />}
  </p>
);
