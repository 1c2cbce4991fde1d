import { Trans } from "@lingui/react/macro";
import type { MouseEvent, ReactElement } from "react";
import { firstWords } from "./first-words.ts";
import type { ShownQuote } from "./shown-quotes.ts";
import "../plan-lines/plan-lines.css";
import "./because.css";

interface QuotedHereProps {
  readonly quotes: readonly ShownQuote[];
  /** the caret is in the line above */
  readonly isHere: boolean;
  readonly onShow: (name: string) => void;
}

/** Under a line of the story: which of its words the plan quotes, and the way there. */
export const QuotedHere = ({ quotes, isHere, onShow }: QuotedHereProps): ReactElement => (
  <div className="because-ways">
    {quotes.map(({ name, text }) => {
      const words = firstWords(text);
      return (
        <button
          key={name}
          type="button"
          className="because-way"
          tabIndex={isHere ? 0 : -1}
          data-reason={name}
          onMouseDown={stayInTheText}
          onClick={() => onShow(name)}
        >
          <Trans>
            <q dir="auto">{words}</q> <span>quoted in the plan</span>
          </Trans>
        </button>
      );
    })}
  </div>
);

/** A press with the mouse or a finger leaves the caret, and the keyboard on the screen, as they are. */
const stayInTheText = (event: MouseEvent): void => event.preventDefault();
