declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A note's id: 22 characters of base64url (128 random bits). */
export type NoteId = Branded<"NoteId">;

/** A participant's id, good in one note only, so that nobody can be followed from note to note: 22 characters of base64url. */
export type ParticipantId = Branded<"ParticipantId">;

const SHAPE = /^[A-Za-z0-9_-]{22}$/;

export const isNoteId = (value: unknown): value is NoteId => typeof value === "string" && SHAPE.test(value);
export const isParticipantId = (value: unknown): value is ParticipantId =>
  typeof value === "string" && SHAPE.test(value);

/** A page load, named by the page itself: 22 characters of base64url. The server gives a returning page its voices back. */
export type PageId = Branded<"PageId">;
export const isPageId = (value: unknown): value is PageId => typeof value === "string" && SHAPE.test(value);
