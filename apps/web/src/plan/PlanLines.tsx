import { Trans } from "@lingui/react/macro";
import {
  initials,
  nestedLines,
  type PlanAnswer,
  type PlanBlock,
  type PlanLine,
  type PlanPerson,
  type PlanPiece,
} from "@ourwords/protocol";
import type { ReactElement, ReactNode } from "react";
import { LineFacts } from "../plan-lines/LineFacts.tsx";
import type { LineSaid } from "../plan-lines/shown-lines.ts";

type Who = (id: PlanPiece["author"]) => PlanPerson | undefined;

/** The plan's text. */
export const PlanLines = ({ plan: { people, lines } }: { readonly plan: PlanAnswer }): ReactElement => (
  <AuthoredText blocks={nestedLines(lines)} people={people} />
);

interface AuthoredTextProps {
  readonly blocks: readonly PlanBlock[];
  readonly people: readonly PlanPerson[];
}

/** Text to be read, with tints, lines and initials as an editor shows it (AU12); each author's name stands before their words for who hears it. */
export function AuthoredText({ blocks, people }: AuthoredTextProps): ReactElement {
  const who: Who = (id) => people.find((each) => each.id === id);
  // The class brings the look of the text, margin and all. There is no editor here.
  return <div className="ProseMirror reading">{shown(blocks, who)}</div>;
}

/* Lines have no name of their own: a plan that changes is shown anew as a whole, so their place is their key. */
const shown = (blocks: readonly PlanBlock[], who: Who): ReactNode =>
  blocks.map((block, index) => <Block key={`${index}`} block={block} who={who} />);

function Block({ block, who }: { readonly block: PlanBlock; readonly who: Who }): ReactElement {
  switch (block.kind) {
    case "line":
      return <Line line={block.line} who={who} />;
    case "quote":
      return <blockquote>{shown(block.blocks, who)}</blockquote>;
    case "list": {
      const items = block.items.map((item, index) => <li key={`${index}`}>{shown(item, who)}</li>);
      return block.start === undefined ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
  }
}

function Line({ line, who }: { readonly line: PlanLine; readonly who: Who }): ReactElement {
  const { level, pieces } = line;
  const first = pieces.map(({ author }) => who(author)).find((each) => each !== undefined);
  const margin = first ? { "data-by": initials(first.name), "data-look": first.look } : {};
  const words = pieces.map((piece, index) => (
    <Piece
      key={`${index}`}
      piece={piece}
      before={pieces[index - 1]}
      after={pieces[index + 1]}
      first={first}
      who={who}
    />
  ));
  const said = saidUnder(line);
  if (level === 2) return <h2 {...margin}>{words}</h2>;
  if (level === 3) return <h3 {...margin}>{words}</h3>;
  return (
    <>
      <p {...margin}>{words}</p>
      {said && (
        <div className="line-note">
          <LineFacts said={said} personOf={who} />
        </div>
      )}
    </>
  );
}

/** PL6: what stands under a line, if anything does. */
function saidUnder({ pieces, who = [], by, stances = [], reasons = [] }: PlanLine): LineSaid | undefined {
  if (who.length + stances.length + reasons.length === 0 && by === undefined) return undefined;
  return { text: pieces.map(({ text }) => text).join(""), who, by, stances, reasons };
}

interface PieceProps {
  readonly piece: PlanPiece;
  readonly before: PlanPiece | undefined;
  readonly after: PlanPiece | undefined;
  readonly first: PlanPerson | undefined;
  readonly who: Who;
}

function Piece({ piece, before, after, first, who }: PieceProps): ReactElement {
  const author = who(piece.author);
  const words = styled(piece);
  if (!author) return <>{words}</>;
  const { name, look } = author;
  return (
    <>
      {!isSame(before, piece) && (
        <span className="hidden-words">
          <Trans>{name}:</Trans>{" "}
        </span>
      )}
      <span className={author === first ? "w" : "w in"} data-look={look}>
        {words}
      </span>
      {!isSame(piece, after) && <WrittenDown piece={piece} who={who} />}
    </>
  );
}

/** Words that somebody wrote down for their author say so, until the author has said that they are theirs. */
function WrittenDown({ piece: { scribe, check }, who }: Pick<PieceProps, "piece" | "who">): ReactElement | undefined {
  const scribeName = who(scribe)?.name;
  if (scribeName === undefined || check === "mine") return undefined;
  return (
    <>
      {" "}
      <span className="quiet">
        {check === "not-quite" ? (
          <Trans>(written down by {scribeName}, not quite right)</Trans>
        ) : (
          <Trans>(written down by {scribeName}, not checked yet)</Trans>
        )}
      </span>
    </>
  );
}

const isSame = (one: PlanPiece | undefined, other: PlanPiece | undefined): boolean =>
  one?.author === other?.author && one?.scribe === other?.scribe && one?.check === other?.check;

function styled({ text, marks }: PlanPiece): ReactNode {
  const words = marks.includes("italic") ? <em>{text}</em> : text;
  return marks.includes("bold") ? <strong>{words}</strong> : words;
}
