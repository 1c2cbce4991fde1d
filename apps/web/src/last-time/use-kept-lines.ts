import { type SealedLine, sealedLines } from "@ourwords/note";
import { useCallback } from "react";
import type { ApiResult } from "../api/api-result.ts";
import type { Self } from "../api/people-api.ts";
import { readSeal } from "../api/seals-api.ts";
import { type Answer, useAnswer } from "../app/use-answer.ts";

/** The lines of the plan that the seal in row `seq` kept. */
export function useKeptLines({ note, as }: Self, seq: number): Answer<readonly SealedLine[]> {
  const [answer] = useAnswer(
    useCallback(async (): Promise<ApiResult<readonly SealedLine[]>> => {
      const read = await readSeal({ note, as }, seq);
      return read.kind === "ok" ? { kind: "ok", value: sealedLines(read.value.content) } : read;
    }, [note, as, seq]),
  );
  return answer;
}
