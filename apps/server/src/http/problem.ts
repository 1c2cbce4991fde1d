import { PROBLEMS, type Problem, type ProblemReason } from "@ourwords/protocol";
import type { FastifyReply } from "fastify";

/** What a person can do about it. Pages have their own words for these; this is for whoever reads the answer itself. */
const SENTENCES: Record<ProblemReason, { readonly title: string; readonly detail: string }> = {
  "bad-request": {
    title: "Something in the request is missing or wrong",
    detail: "Check what you typed and try again. If it goes on, reload the page.",
  },
  "no-session": { title: "You are not signed in", detail: "Open the link you were given to sign in or to join." },
  "not-allowed": {
    title: "You may not do this",
    detail: "Ask the person whose note it is, or the clinician who started it.",
  },
  "wrong-origin": {
    title: "This came from another page",
    detail: "Open Ourwords at the address it was started with and try again there.",
  },
  "not-found": {
    title: "There is nothing here for you",
    detail: "Check the address. If it is a note, ask whoever invited you for a new link.",
  },
  "link-unknown": {
    title: "This link does not work",
    detail: "Check that you have the whole link, or ask for a new one.",
  },
  "link-used": { title: "This link was used already", detail: "A link works once. Ask for a new one." },
  "link-expired": { title: "This link is too old", detail: "Ask for a new one." },
  "link-revoked": { title: "This link was taken back", detail: "Ask for a new one." },
  "code-unknown": {
    title: "This code does not work",
    detail: "Check each letter, or ask for a new code. A code works once, for 15 minutes.",
  },
  "numbers-wrong": {
    title: "These are not the four numbers",
    detail: "Try again, or say yes on a page of your own.",
  },
  "numbers-missing": {
    title: "This takes four numbers",
    detail: "Type your four numbers, or do it on a page of your own.",
  },
  "look-taken": { title: "Somebody else has this colour", detail: "Choose another one." },
  "waiting-over": {
    title: "They are not waiting any more",
    detail: "If they still want to come in, invite them again.",
  },
  "too-big": { title: "This is too much at once", detail: "Send less." },
  "too-many-tries": { title: "Too many tries", detail: "Wait a minute and try again." },
  busy: { title: "Others are making copies just now", detail: "Try again in a minute." },
  "no-pdf": {
    title: "No PDF can be made here",
    detail: "Print the note instead, and choose “Save as PDF” there.",
  },
  "not-kept": {
    title: "The note was not kept there",
    detail: "Open the note and look under “Let’s stop here”: it lists what was kept. Take the copy from there.",
  },
  "cannot-store": {
    title: "This can't be stored just now",
    detail: "Nothing that was stored is lost. Try again in a minute. If it goes on, tell whoever looks after Ourwords.",
  },
  "not-ready": {
    title: "The server is not ready",
    detail: "Try again in a minute.",
  },
  internal: {
    title: "Something went wrong on our side",
    detail: "Nothing you wrote is lost. Try again in a minute.",
  },
};

export function problem(reason: ProblemReason, detail: string = SENTENCES[reason].detail): Problem {
  return { type: `/problems/${reason}`, title: SENTENCES[reason].title, status: PROBLEMS[reason], detail };
}

/** RFC 9457. */
export function sendProblem(reply: FastifyReply, reason: ProblemReason, detail?: string): FastifyReply {
  return reply
    .status(PROBLEMS[reason])
    .type("application/problem+json")
    .send(JSON.stringify(problem(reason, detail)));
}
