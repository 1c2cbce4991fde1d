import { destination, type Logger, pino } from "pino";

export type { Logger };

/**
 * JSON lines on stderr. Health notes are the most private data there is, so what is logged is chosen, not filtered: no
 * address, no body, no name. Of an error its kind and where it was thrown; never its message, which may quote what was sent.
 */
export const createLog = (): Logger =>
  pino(
    { level: "warn", base: null, serializers: { req: nothing, res: nothing, err: safeError, error: safeError } },
    destination({ dest: 2, sync: true }),
  );

const nothing = (): undefined => undefined;

export function safeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return {
    name: error.name,
    ...("code" in error ? { code: error.code } : {}),
    ...("seq" in error ? { seq: error.seq } : {}),
    at: frames.slice(0, 8).map((line) => line.trim().slice(3)),
  };
}
