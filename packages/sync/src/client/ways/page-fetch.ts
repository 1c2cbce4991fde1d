/** What a page's frames go by where WebSockets are blocked (SV4): the browser's own `fetch`, with this browser's cookies. */
export type PageFetch = (
  url: string,
  request: {
    readonly method: "POST";
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array<ArrayBuffer>;
    readonly signal: AbortSignal;
  },
) => Promise<Response>;
