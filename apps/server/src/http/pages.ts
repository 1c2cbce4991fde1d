import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendProblem } from "./problem.ts";

const NOT_BUILT = "The pages of Ourwords are not built yet. Start it with `npm start`, which builds them.\n";

/** Serves the built web app from `folder`: its files, and index.html for every page address, which says `leaveTo`. */
export async function pages(app: FastifyInstance, folder: string, leaveTo: string | undefined): Promise<void> {
  if (existsSync(folder)) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: true,
      index: false,
      preCompressed: true,
      cacheControl: false,
      dotfiles: "ignore",
      setHeaders: (reply, path) => {
        // Built files carry a hash of themselves in their names. index.html names them, so it must never be an old one.
        const hashed = path.startsWith(join(folder, "assets"));
        const others = path.endsWith("index.html") ? "no-store" : "no-cache";
        reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : others);
      },
    });
  }
  const file = join(folder, "index.html");
  const index = async (reply: FastifyReply) => {
    if (!existsSync(file)) return reply.status(503).type("text/plain; charset=utf-8").send(NOT_BUILT);
    if (leaveTo === undefined) return reply.sendFile("index.html");
    const page = await readFile(file, "utf8");
    return reply.header("cache-control", "no-store").type("text/html; charset=utf-8").send(withLeaveTo(page, leaveTo));
  };

  app.get("/", (_request, reply) => index(reply));
  app.get("/index.html", (_request, reply) => index(reply));
  app.setNotFoundHandler((request, reply) => (isPage(request) ? index(reply) : sendProblem(reply, "not-found")));
}

/** Leave now must know the way without asking for it. In an address, of what HTML reads in quotes, only `&` is left. */
const withLeaveTo = (page: string, leaveTo: string): string =>
  page.replace("<title>", () => `<meta name="leave-to" content="${leaveTo.replaceAll("&", "&amp;")}" />\n    <title>`);

/** A page address has no file ending and belongs to nobody else: a missing file is answered as missing, not with a page. */
function isPage({ method, url }: FastifyRequest): boolean {
  const path = url.split("?", 1)[0] ?? "";
  const taken = /^\/(?:api|sync|assets|healthz|readyz|metrics)(?:\/|$)/.test(path);
  return (method === "GET" || method === "HEAD") && !taken && !/\.[a-z0-9]+$/i.test(path);
}
