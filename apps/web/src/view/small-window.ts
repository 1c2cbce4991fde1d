/**
 * The small window beside a call that this page is in: the browser's own around it, or this one. Only our own pages frame
 * us (0016). One that has outlived the page it came from is a window like any other.
 */
export function smallWindow(): Window | undefined {
  if (window.parent !== window) return window.parent;
  const opener: Window | null = window.opener;
  return opener && !opener.closed ? window : undefined;
}
