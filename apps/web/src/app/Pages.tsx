import { lazy, type ReactElement } from "react";
import { Navigate, Route, Routes } from "react-router";
import { LeftPage } from "../pages/LeftPage.tsx";
import { NotFoundPage } from "../pages/NotFoundPage.tsx";
import { loadNotePage } from "./note-page.ts";

const SignInPage = lazy(async () => ({ default: (await import("../pages/SignInPage.tsx")).SignInPage }));
const NotesPage = lazy(async () => ({ default: (await import("../pages/NotesPage.tsx")).NotesPage }));
const JoinPage = lazy(async () => ({ default: (await import("../pages/JoinPage.tsx")).JoinPage }));
const AwayPage = lazy(async () => ({ default: (await import("../pages/AwayPage.tsx")).AwayPage }));
const NotePage = lazy(loadNotePage);
const PlanPage = lazy(async () => ({ default: (await import("../pages/PlanPage.tsx")).PlanPage }));

/** Every address. "You have left" is always at hand: it must show without a connection. */
export const Pages = (): ReactElement => (
  <Routes>
    <Route path="/" element={<Navigate to="/notes" replace />} />
    <Route path="/sign-in" element={<SignInPage />} />
    <Route path="/notes" element={<NotesPage />} />
    <Route path="/notes/:id" element={<NotePage />} />
    <Route path="/notes/:id/plan" element={<PlanPage />} />
    <Route path="/join" element={<JoinPage />} />
    <Route path="/left" element={<LeftPage />} />
    <Route path="/away" element={<AwayPage />} />
    <Route path="*" element={<NotFoundPage />} />
  </Routes>
);
