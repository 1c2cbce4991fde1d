import { expect, test } from "vitest";
import { pageAt } from "./page-at.ts";

const note = "AAAAAAAAAAAAAAAAAAAAAA";

test("every page has an address, with or without a slash at its end", () => {
  for (const end of ["", "/"]) {
    expect(pageAt(`/sign-in${end}`)).toEqual({ page: "sign-in" });
    expect(pageAt(`/notes${end}`)).toEqual({ page: "notes" });
    expect(pageAt(`/join${end}`)).toEqual({ page: "join" });
    expect(pageAt(`/left${end}`)).toEqual({ page: "left" });
    expect(pageAt(`/away${end}`)).toEqual({ page: "away" });
    expect(pageAt(`/notes/${note}${end}`)).toEqual({ page: "note", note });
    expect(pageAt(`/notes/${note}/plan${end}`)).toEqual({ page: "plan", note });
  }
  expect(pageAt("/")).toEqual({ page: "home" });
});

test("an address that is none leads to nothing, also one that only begins like a page's", () => {
  for (const path of ["/note", "/notes/short", `/notes/${note}/story`, `/notes/${note}/plan/more`, "/join/code", "//"])
    expect(pageAt(path), path).toEqual(path === "//" ? { page: "home" } : { page: "nothing" });
});
