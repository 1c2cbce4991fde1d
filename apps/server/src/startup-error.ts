/** The server can't start, and `message` is the whole sentence to show for it. */
export class StartupError extends Error {
  override readonly name = "StartupError";
}
