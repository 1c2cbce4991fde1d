/** Asks the browser to print a page of this server, in a frame that is seen by nobody and goes afterwards. */
export function printPage(address: string, onEnd: (isPrinted: boolean) => void): () => void {
  const frame = document.createElement("iframe");
  frame.className = "print-frame";
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  frame.src = address;
  frame.addEventListener("load", () => {
    const { contentWindow, contentDocument } = frame;
    // Anything but a copy is an answer that says why there is none.
    const isCopy = contentDocument?.querySelector("main") !== null && contentDocument?.contentType === "text/html";
    if (!contentWindow || !isCopy) {
      frame.remove();
      return onEnd(false);
    }
    contentWindow.addEventListener("afterprint", () => frame.remove());
    contentWindow.focus();
    contentWindow.print();
    onEnd(true);
  });
  document.body.append(frame);
  return () => frame.remove();
}
