/**
 * Makes everything on the page but `cover` inert: out of the keyboard's reach, of find-in-page and of the accessibility
 * tree, and with another title. Returns what undoes it and gives the keyboard back to whoever had it.
 */
export function hideBehind(cover: Element, neutralTitle: string): () => void {
  const { body, title, activeElement } = document;
  const hidden = new Set<HTMLElement>();
  const hide = (): void => {
    for (const child of body.children) {
      if (child === cover || !(child instanceof HTMLElement) || child.inert) continue;
      child.inert = true;
      hidden.add(child);
    }
  };
  hide();
  // A dialog or a message may still come up behind it.
  const watch = new MutationObserver(hide);
  watch.observe(body, { childList: true });
  document.title = neutralTitle;
  document.documentElement.dataset["covered"] = "";
  cover.querySelector<HTMLElement>("button")?.focus();
  return () => {
    watch.disconnect();
    for (const element of hidden) element.inert = false;
    document.title = title;
    delete document.documentElement.dataset["covered"];
    if (activeElement instanceof HTMLElement && activeElement.isConnected) activeElement.focus({ preventScroll: true });
  };
}
