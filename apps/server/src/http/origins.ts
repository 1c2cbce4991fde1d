/** Where pages of ours may come from. Exact strings, as a browser sends them in `Origin`. */
export interface Origins {
  /** where links lead */
  readonly main: string;
  readonly all: readonly string[];
  readonly secure: boolean;
}

/**
 * IN3: with `PUBLIC_URL`, that and nothing else. Without it, the two names of this machine: two names are two cookie jars, so
 * one person can look at both sides of a note on one machine.
 */
export function allowedOrigins(publicUrl: string | undefined, port: number): Origins {
  if (publicUrl !== undefined) return { main: publicUrl, all: [publicUrl], secure: publicUrl.startsWith("https:") };
  const at = (host: string) => new URL(`http://${host}:${port}`).origin;
  return { main: at("localhost"), all: [at("localhost"), at("127.0.0.1")], secure: false };
}
