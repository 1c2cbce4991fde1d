/** All of a list, or nothing if one of them is not what was promised. */
export function allOf<T>(answer: unknown, parse: (each: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(answer)) return undefined;
  const parsed = answer.map(parse).filter((each) => each !== undefined);
  return parsed.length === answer.length ? parsed : undefined;
}
