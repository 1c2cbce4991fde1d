/** The fields of a plain object that has these and may have those, and nothing else. */
export function fieldsOf(
  value: unknown,
  needed: readonly string[],
  allowed: readonly string[] = [],
): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return undefined;
  const names = Object.keys(value);
  const isWhole = needed.every((name) => names.includes(name));
  return isWhole && names.every((name) => needed.includes(name) || allowed.includes(name)) ? { ...value } : undefined;
}
