/** Whether an element is laid out: an editor behind its tab is not. */
export const isShown = (element: Element): boolean => element.getClientRects().length > 0;
