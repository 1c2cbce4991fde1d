import type { ReactElement, ReactNode } from "react";
import { LanguageButton } from "../language/LanguageButton.tsx";
import { Wordmark } from "./Wordmark.tsx";

export interface LetterProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** pages that stay neutral show no name */
  readonly unsigned?: boolean;
  readonly picture?: ReactNode;
}

/** A page with one thing on it, like a letter: the name, a sheet, a title, a few lines. */
export const Letter = ({ title, children, unsigned = false, picture }: LetterProps): ReactElement => (
  <div className="letter">
    {!unsigned && (
      <header>
        <Wordmark />
        <LanguageButton />
      </header>
    )}
    <main>
      {picture}
      <h1>{title}</h1>
      {children}
    </main>
  </div>
);
