/** Gives a file to the browser to keep, under a name that says nothing of what is in it. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // It is read in its own time; a page that is left takes it along anyway.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
