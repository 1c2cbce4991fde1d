import { lazy, type ReactElement } from "react";
import { JoinPage } from "../pages/JoinPage.tsx";
import { LeftPage } from "../pages/LeftPage.tsx";
import { NotFoundPage } from "../pages/NotFoundPage.tsx";
import { useAddress } from "./AddressProvider.tsx";
import { loadNotePage } from "./note-page.ts";
import { pageAt } from "./page-at.ts";
import { Redirect } from "./Redirect.tsx";

const SignInPage = lazy(async () => ({ default: (await import("../pages/SignInPage.tsx")).SignInPage }));
const NotesPage = lazy(async () => ({ default: (await import("../pages/NotesPage.tsx")).NotesPage }));
const AwayPage = lazy(async () => ({ default: (await import("../pages/AwayPage.tsx")).AwayPage }));
const NotePage = lazy(loadNotePage);
const PlanPage = lazy(async () => ({ default: (await import("../pages/PlanPage.tsx")).PlanPage }));

/**
 * Every address. "You have left" is always at hand: it must show without a connection. So is the page behind a link, for a guest
 * comes in by it.
 */
export function Pages(): ReactElement {
  const at = pageAt(useAddress().path);
  switch (at.page) {
    case "home":
      return <Redirect to="/notes" />;
    case "sign-in":
      return <SignInPage />;
    case "notes":
      return <NotesPage />;
    case "note":
      return <NotePage key={at.note} note={at.note} />;
    case "plan":
      return <PlanPage key={at.note} note={at.note} />;
    case "join":
      return <JoinPage />;
    case "left":
      return <LeftPage />;
    case "away":
      return <AwayPage />;
    case "nothing":
      return <NotFoundPage />;
  }
}
