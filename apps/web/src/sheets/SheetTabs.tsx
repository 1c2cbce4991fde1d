import { Trans, useLingui } from "@lingui/react/macro";
import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import { type KeyboardEvent, type ReactElement, useRef } from "react";
import { listed } from "../look/people-words.ts";
import type { OpenState } from "../note/open-state.ts";
import { SheetName } from "./SheetName.tsx";
import { sheetId, tabId } from "./sheet-ids.ts";
import { writersIn } from "./writers-in.ts";

interface SheetTabsProps {
  readonly chosen: FragmentName;
  readonly onChoose: (fragment: FragmentName) => void;
  readonly news: Readonly<Record<FragmentName, boolean>>;
  readonly state: OpenState;
}

/**
 * Two big tabs with a dot for news. Our own rather than React Aria's: its tabs would own the panels, and the same panels
 * must stay, editors and all, when the window grows and the tabs go.
 */
export function SheetTabs({ chosen, onChoose, news, state }: SheetTabsProps): ReactElement {
  const { t } = useLingui();
  const list = useRef<HTMLDivElement>(null);
  const turn = (event: KeyboardEvent): void => {
    const other = goal(event.key, chosen);
    if (!other) return;
    event.preventDefault();
    onChoose(other);
    list.current?.querySelector<HTMLElement>(`#${tabId(other)}`)?.focus();
  };
  return (
    <div ref={list} className="tabs" role="tablist" aria-label={t`Story and plan`} onKeyDown={turn}>
      {FRAGMENTS.map((fragment) => (
        <button
          key={fragment}
          type="button"
          role="tab"
          id={tabId(fragment)}
          aria-controls={sheetId(fragment)}
          aria-selected={chosen === fragment}
          tabIndex={chosen === fragment ? 0 : -1}
          onClick={() => onChoose(fragment)}
        >
          <SheetName of={fragment} />
          {news[fragment] && (
            <span className="news">
              <span className="hidden-words">
                <News writers={writersIn(state, fragment)} />
              </span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

/** Where an arrow, Home or End leads; with two tabs an arrow always leads to the other one. */
function goal(key: string, chosen: FragmentName): FragmentName | undefined {
  if (key === "Home") return FRAGMENTS[0];
  if (key === "End") return FRAGMENTS[1];
  return key === "ArrowLeft" || key === "ArrowRight" ? FRAGMENTS.find((each) => each !== chosen) : undefined;
}

function News({ writers }: { readonly writers: readonly string[] }): ReactElement {
  const { i18n } = useLingui();
  if (writers.length === 0) return <Trans>, something is new here</Trans>;
  const names = listed(writers, i18n.locale);
  return <Trans>, {names} writing here</Trans>;
}
