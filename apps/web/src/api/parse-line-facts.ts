import { isParticipantId, type PlanLine, type PlanReason, type PlanStance, type PlanWho } from "@ourwords/protocol";
import { allOf } from "./all-of.ts";
import { type Fields, fieldsOf } from "./fields.ts";

/** PL6: what is said of a line of the plan; nothing if a part of it is not what was promised. */
export function parseLineFacts({
  who,
  by,
  stances,
  reasons,
}: Fields): Pick<PlanLine, "who" | "by" | "stances" | "reasons"> | undefined {
  const doing = ifThere(who, parseWho);
  const answers = ifThere(stances, parseStance);
  const quotes = ifThere(reasons, parseReason);
  if (!doing || !answers || !quotes) return undefined;
  return {
    ...(who !== undefined && { who: doing }),
    ...(typeof by === "string" && { by }),
    ...(stances !== undefined && { stances: answers }),
    ...(reasons !== undefined && { reasons: quotes }),
  };
}

const ifThere = <T>(list: unknown, parse: (each: unknown) => T | undefined): readonly T[] | undefined =>
  list === undefined ? [] : allOf(list, parse);

function parseWho(value: unknown): PlanWho | undefined {
  const { participant, name } = fieldsOf(value) ?? {};
  if (isParticipantId(participant)) return { participant };
  return typeof name === "string" ? { name } : undefined;
}

function parseStance(value: unknown): PlanStance | undefined {
  const { participant, says, words, was, wasWho, wasBy } = fieldsOf(value) ?? {};
  const didIt = ifThere(wasWho, parseWho);
  if (!isParticipantId(participant) || typeof words !== "string" || !didIt) return undefined;
  if (says !== "agree" && says !== "not-yet" && says !== "differently") return undefined;
  return {
    participant,
    says,
    words,
    ...(typeof was === "string" && { was }),
    ...(wasWho !== undefined && { wasWho: didIt }),
    ...(typeof wasBy === "string" && { wasBy }),
  };
}

function parseReason(value: unknown): PlanReason | undefined {
  const { author, text, now } = fieldsOf(value) ?? {};
  if (typeof text !== "string" || (now !== "stands" && now !== "changed" && now !== "gone")) return undefined;
  return { text, now, ...(isParticipantId(author) && { author }) };
}
