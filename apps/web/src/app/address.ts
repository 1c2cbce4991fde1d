/** Where in Ourwords this window is: what stands behind the server's name, without the fragment, which is for secrets. */
export interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
}

export const readAddress = (): Address => ({
  path: location.pathname,
  query: new URLSearchParams(location.search),
});

export interface VisitOptions {
  /** Back does not lead to the page that is left. */
  readonly replace?: boolean;
  /** for the page that is opened; a reload keeps it */
  readonly state?: string;
}

/** Opens another page of ours in this window, without loading everything anew. */
export function visit(to: string, { replace = false, state }: VisitOptions = {}): void {
  if (replace) history.replaceState(state ?? null, "", to);
  else history.pushState(state ?? null, "", to);
  // As Back and Forward do: whoever shows a page hears of both in one place.
  window.dispatchEvent(new PopStateEvent("popstate", { state: state ?? null }));
}

/** Tells of every page that is opened in this window, also by Back and Forward. Answers what ends it. */
export function onVisit(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  return () => window.removeEventListener("popstate", listener);
}
