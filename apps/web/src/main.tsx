import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { createI18n } from "./app/create-i18n.ts";
import { preferredLanguage } from "./language/preferred-language.ts";
import { rememberedLanguage } from "./language/remembered-language.ts";
import { keepAway } from "./safety/keep-away.ts";
import { leaveThisPage } from "./safety/leave-now.ts";
import { onTabNews } from "./safety/tabs.ts";
import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css";
import "./look/tokens.css";
import "./look/base.css";
import "./look/controls.css";
import "./look/pages.css";

keepAway();
onTabNews((news) => {
  if (news === "leave-now") leaveThisPage();
});

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const i18n = await createI18n(preferredLanguage(rememberedLanguage(), navigator.languages));

createRoot(root).render(
  <StrictMode>
    <App i18n={i18n} />
  </StrictMode>,
);
