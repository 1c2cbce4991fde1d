import { Trans } from "@lingui/react/macro";
import { type ComponentType, createElement, type ReactElement, useState } from "react";
import { usePart } from "./use-part.ts";

export interface Part<Props extends object> {
  readonly Part: ComponentType<Props>;
  /** Fetches it ahead of being needed. */
  readonly fetch: () => void;
}

/**
 * `usePart` as a component: a part of a page that is fetched when it is first needed. One that does not come says so in its
 * own place.
 */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  const Part = (props: Props): ReactElement | undefined => {
    const [isMissing, setMissing] = useState(false);
    const Loaded = usePart(load, true, () => setMissing(true));
    if (Loaded) return createElement(Loaded, props);
    return isMissing ? <Missing /> : undefined;
  };
  return { Part, fetch: () => void load().catch(() => {}) };
}

const Missing = (): ReactElement => (
  <p className="part-missing" role="alert">
    <Trans>This part did not come. Try again when there is a connection.</Trans>
  </p>
);
