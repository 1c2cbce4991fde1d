import {
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from "react";
import { commandOf } from "./key-press.ts";
import type { KeyId } from "./keys.ts";
import { rememberedKeys, rememberKeys, type SingleKeys } from "./single-keys.ts";

interface KeyRing {
  /** Returns what ends it. Of several handlers for a key the newest answers. */
  readonly answer: (id: KeyId, handler: () => void) => () => void;
  /** the keys that something answers now */
  readonly answered: () => ReadonlySet<KeyId>;
  readonly singles: SingleKeys;
  readonly onSingles: (singles: SingleKeys) => void;
  readonly isMac: boolean;
}

const KeysContext = createContext<KeyRing | undefined>(undefined);

export function useKeys(): KeyRing {
  const ring = useContext(KeysContext);
  if (!ring) throw new Error("outside of Keys");
  return ring;
}

/** Answers a key of the list for as long as this is on the screen. Without a handler the key is nobody's, and not listed. */
export function useKey(id: KeyId, handler: (() => void) | undefined): void {
  const { answer } = useKeys();
  const act = useEffectEvent(() => handler?.());
  const isAnswered = handler !== undefined;
  useEffect(() => (isAnswered ? answer(id, () => act()) : undefined), [answer, id, isAnswered]);
}

const device = (): Storage => localStorage;

/** The keys of everything inside. */
export function Keys({ children }: { readonly children: ReactNode }): ReactElement {
  const [handlers] = useState(() => new Map<KeyId, (() => void)[]>());
  const [singles, setSingles] = useState(() => rememberedKeys(device));
  const ring = useMemo<KeyRing>(
    () => ({
      answer: (id, handler) => {
        handlers.set(id, [...(handlers.get(id) ?? []), handler]);
        return () =>
          void handlers.set(
            id,
            (handlers.get(id) ?? []).filter((each) => each !== handler),
          );
      },
      answered: () => new Set([...handlers].flatMap(([id, { length }]) => (length > 0 ? [id] : []))),
      singles,
      onSingles: (next) => {
        setSingles(next);
        rememberKeys(device, next);
      },
      isMac: /Mac|iP/.test(navigator.platform),
    }),
    [handlers, singles],
  );
  const press = useEffectEvent((event: KeyboardEvent) => {
    // What lies under a dialog does not answer.
    if (event.defaultPrevented || event.isComposing || document.querySelector(".veil")) return;
    const id = commandOf(event, ring, isInText(event.target));
    const handler = id && handlers.get(id)?.at(-1);
    if (!handler) return;
    event.preventDefault();
    if (!event.repeat) handler();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return <KeysContext value={ring}>{children}</KeysContext>;
}

const isInText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
