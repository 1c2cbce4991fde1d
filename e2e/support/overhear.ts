import type { Page } from "@playwright/test";

/** All that reaches a page: the bodies of answers, the events of a stream, and the frames of sockets. */
export async function overhear(page: Page): Promise<{ bodies: () => Promise<string[]>; sockets: string[] }> {
  const answers: Promise<string>[] = [];
  const sockets: string[] = [];
  const events: string[] = [];
  await page.exposeFunction("overheard", (data: string) => events.push(data));
  // In the page: another EventSource to the same place would be another reader.
  await page.addInitScript(`
    globalThis.EventSource = class extends EventSource {
      constructor(url) {
        super(url);
        this.addEventListener("message", ({ data }) => overheard(data));
      }
    };
  `);
  page.on("response", (response) => {
    // The body of a stream ends with it: its events are heard as they come.
    const isStream = response.headers()["content-type"]?.startsWith("text/event-stream");
    if (!isStream) answers.push(response.text().catch(() => ""));
  });
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => sockets.push(payload.toString()));
  });
  return { bodies: async () => [...(await Promise.all(answers)), ...events], sockets };
}
