import { type Admitted, admit } from "./admit.ts";
import type { Directory } from "./directory.ts";
import type { LinkRefusal } from "./sign-in-links.ts";

export type SignIn =
  | { readonly kind: "signed-in"; readonly admitted: Admitted; readonly name: string }
  /** the first clinician hasn't said what to be called; the link isn't used up */
  | { readonly kind: "name-missing" }
  | { readonly kind: "refused"; readonly reason: LinkRefusal };

/**
 * IN1: signs the clinician in with a printed link, once. The first link ever used makes their account; later ones sign in
 * the same clinician, and a name then changes what they are called in notes to come.
 */
export function signIn(
  directory: Directory,
  ask: { readonly link: string; readonly name: string | undefined; readonly token: string | undefined },
  now: number,
): SignIn {
  return directory.atOnce((): SignIn => {
    const link = directory.links.look(ask.link, now);
    if (link !== "good") return { kind: "refused", reason: link };
    const known = directory.accounts.firstStaff();
    const name = ask.name ?? known?.name;
    if (name === undefined) return { kind: "name-missing" };
    directory.links.use(ask.link, now);
    const account = known ?? directory.accounts.add("staff", name, now);
    if (account.name !== name) directory.accounts.rename(account.id, name);
    return { kind: "signed-in", admitted: admit(directory, account, ask.token, now), name };
  });
}
