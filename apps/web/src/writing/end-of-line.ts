/** Where a line ends on the screen, with what stands under it: in pixels from the window's top. */
export function endOfLine(line: Element): number {
  const under = line.nextElementSibling;
  return under?.matches(".line-note, .scribe-line") && under.checkVisibility()
    ? endOfLine(under)
    : line.getBoundingClientRect().bottom;
}
