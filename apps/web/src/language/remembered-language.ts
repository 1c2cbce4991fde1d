const KEY = "language";

/** The language chosen in this browser, as it was stored. `undefined` too when the browser stores nothing. */
export const rememberedLanguage = (): string | undefined => withStore((store) => store.getItem(KEY) ?? undefined);

export const rememberLanguage = (language: string): void => withStore((store) => store.setItem(KEY, language));

/** Who leaves, leaves no choice behind for who comes next. */
export const forgetLanguage = (): void => withStore((store) => store.removeItem(KEY));

/** A browser that blocks its store throws when it is only asked for. */
function withStore<T>(use: (store: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
