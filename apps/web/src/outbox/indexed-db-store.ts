import { isPageId, type PageId } from "@ourwords/protocol";
import type { KeptEntry, OutboxStore } from "@ourwords/sync/outbox";

const DATABASE = "outbox";
const ENTRIES = "entries";
/** What nobody has come back for in so long is forgotten: sealed or not, it need not lie there for ever. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** As it lies there: random names, numbers, and sealed bytes. */
interface Row {
  readonly box: string;
  readonly page: string;
  readonly n: number;
  /** ms since 1970 */
  readonly at: number;
  readonly sealed: Uint8Array;
}

/** An entry's key: `[box, page, n]`. */
const keysOf = (box: string, page?: PageId, upTo = Number.MAX_SAFE_INTEGER): IDBKeyRange =>
  page === undefined ? IDBKeyRange.bound([box], [box, []]) : IDBKeyRange.bound([box, page, 0], [box, page, upTo]);

/** SV3: one box of the outbox in IndexedDB. Rejects where the browser refuses it: a private window, a full disk. */
export async function indexedDbStore(box: string, now: () => number): Promise<OutboxStore> {
  const database = await open();
  /** One transaction; resolves when it is done, with what `work` asked for. */
  const doing = <T>(mode: IDBTransactionMode, work: (entries: IDBObjectStore) => IDBRequest<T> | undefined) =>
    new Promise<T | undefined>((resolve, reject) => {
      const transaction = database.transaction(ENTRIES, mode);
      const request = work(transaction.objectStore(ENTRIES));
      transaction.addEventListener("complete", () => resolve(request?.result));
      transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("given up")));
    });
  await doing("readwrite", (entries) => {
    const old = entries.index("at").openCursor(IDBKeyRange.upperBound(now() - KEPT_MS));
    old.addEventListener("success", () => {
      old.result?.delete();
      old.result?.continue();
    });
    return undefined;
  });
  return {
    put: async (entries) => {
      const at = now();
      await doing("readwrite", (all) => {
        for (const { page, n, sealed } of entries) all.put({ box, page, n, at, sealed } satisfies Row);
        return undefined;
      });
    },
    remove: async (page, upTo) => {
      await doing("readwrite", (entries) => entries.delete(keysOf(box, page, upTo)));
    },
    read: async (page) => {
      const found: readonly unknown[] = (await doing("readonly", (entries) => entries.getAll(keysOf(box, page)))) ?? [];
      return found.filter(isRow);
    },
    pages: async () => {
      const keys = (await doing("readonly", (entries) => entries.getAllKeys(keysOf(box)))) ?? [];
      return [...new Set(keys.map((key) => (Array.isArray(key) ? key[1] : undefined)).filter(isPageId))];
    },
  };
}

function isRow(value: unknown): value is KeptEntry {
  if (typeof value !== "object" || value === null) return false;
  const { page, n, sealed } = value as Record<string, unknown>; // reason: each is looked at here
  return isPageId(page) && typeof n === "number" && sealed instanceof Uint8Array;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener("upgradeneeded", () => {
      const entries = request.result.createObjectStore(ENTRIES, { keyPath: ["box", "page", "n"] });
      entries.createIndex("at", "at");
    });
    request.addEventListener("success", () => {
      // Whoever clears this browser's storage must not have to wait for a page.
      request.result.addEventListener("versionchange", () => request.result.close());
      resolve(request.result);
    });
    request.addEventListener("error", () => reject(request.error ?? new Error("refused")));
    request.addEventListener("blocked", () => reject(new Error("in use by an older page")));
  });
}
