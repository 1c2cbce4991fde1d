import { createHash } from "node:crypto";
import type { FastifyHelmetOptions } from "@fastify/helmet";
import type { Origins } from "./origins.ts";

/** Style elements that React Aria 1.22 puts into the page (touch on buttons, scrolling behind a dialog): these texts and no others. */
const STYLES = [
  "@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}",
  "@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}",
].map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);

/** Nothing from anywhere but here, nothing inline, in nobody else's frame (0016). `origins` is asked at each answer. */
export const securityHeaders = (origins: () => Origins, secure: boolean): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      "default-src": ["'none'"],
      "script-src": ["'self'"],
      "style-src": ["'self'", ...STYLES],
      "img-src": ["'self'", "data:"],
      "font-src": ["'self'"],
      "manifest-src": ["'self'"],
      // Older Safari doesn't count ws: as 'self'.
      "connect-src": [
        "'self'",
        () =>
          origins()
            .all.map((origin) => origin.replace(/^http/, "ws"))
            .join(" "),
      ],
      "frame-src": ["'self'"],
      "frame-ancestors": ["'self'"],
      "base-uri": ["'none'"],
      "form-action": ["'self'"],
    },
  },
  referrerPolicy: { policy: "no-referrer" },
  crossOriginOpenerPolicy: { policy: "same-origin" },
  crossOriginResourcePolicy: { policy: "same-origin" },
  xFrameOptions: { action: "sameorigin" },
  strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
});

/** A note needs none of these; a page that was broken into gets none of them. */
export const PERMISSIONS_POLICY =
  "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), serial=(), hid=(), midi=(), browsing-topics=()";
