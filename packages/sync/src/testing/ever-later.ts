/** Time for `Clock.elapsed` where none passes and nobody is to be too fast: there is a second more of it at every look. */
export function everLater(): () => number {
  let looks = 0;
  return () => 1_000 * looks++;
}
