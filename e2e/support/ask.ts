import type { Page } from "@playwright/test";

const noteOf = (page: Page): string => /\/notes\/([^/?]+)/.exec(page.url())?.[1] ?? "";
/** Whose page it is. */
export const idOf = (page: Page): string => new URL(page.url()).searchParams.get("as") ?? "";

/** What a page asks of the server about its note, as itself. */
export function ask(
  page: Page,
  method: string,
  path: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<string> {
  const url = `/api/notes/${noteOf(page)}/${path}${path.includes("?") ? "&" : "?"}as=${idOf(page)}`;
  return page.evaluate(
    async ({ method, url, body }) => {
      const headers = { "content-type": "application/json" };
      const response = await fetch(url, { method, ...(body && { headers, body: JSON.stringify(body) }) });
      if (!response.ok) throw new Error(`${method} was answered ${response.status}`);
      return response.text();
    },
    { method, url, body },
  );
}

/** Makes an invitation without the dialog, and answers its link. */
export async function inviteBy(page: Page, invited: Readonly<Record<string, unknown>>): Promise<string> {
  return String(JSON.parse(await ask(page, "POST", "invitations", invited)).link);
}
