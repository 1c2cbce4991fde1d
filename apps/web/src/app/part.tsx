import { Trans } from "@lingui/react/macro";
import { type ComponentType, type ReactElement, useEffect, useState } from "react";

export interface Part<Props extends object> {
  readonly Part: ComponentType<Props>;
  /** Fetches it ahead of being needed. */
  readonly fetch: () => void;
}

/**
 * A part of a page that is fetched when it is first needed. Unlike React's `lazy`, one that does not come without a
 * connection says so and leaves the page as it is, and is tried again the next time.
 */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  const Part = (props: Props): ReactElement | undefined => {
    const [Loaded, setLoaded] = useState<ComponentType<Props>>();
    const [isMissing, setMissing] = useState(false);
    useEffect(() => {
      let isWanted = true;
      load().then(
        (loaded) => isWanted && setLoaded(() => loaded),
        () => isWanted && setMissing(true),
      );
      return () => {
        isWanted = false;
      };
    }, []);
    if (Loaded) return <Loaded {...props} />;
    return isMissing ? <Missing /> : undefined;
  };
  return { Part, fetch: () => void load().catch(() => {}) };
}

const Missing = (): ReactElement => (
  <p className="part-missing" role="alert">
    <Trans>This part did not come. Try again when there is a connection.</Trans>
  </p>
);
