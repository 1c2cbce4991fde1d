import { isNoteId, type NoteId } from "@ourwords/protocol";

/** Which page an address is. */
export type PageAt =
  | { readonly page: "home" | "sign-in" | "notes" | "join" | "left" | "away" | "nothing" }
  | { readonly page: "note" | "plan"; readonly note: NoteId };

export function pageAt(path: string): PageAt {
  const [first = "", id, under, ...more] = path.replace(/\/$/u, "").split("/").slice(1);
  if (first === "notes" && isNoteId(id) && more.length === 0) {
    if (under === undefined) return { page: "note", note: id };
    if (under === "plan") return { page: "plan", note: id };
  }
  if (id !== undefined) return { page: "nothing" };
  switch (first) {
    case "":
      return { page: "home" };
    case "sign-in":
    case "notes":
    case "join":
    case "left":
    case "away":
      return { page: first };
    default:
      return { page: "nothing" };
  }
}
