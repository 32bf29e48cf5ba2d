import {
  colourOf,
  drawingOf,
  MARK_SIZE,
  OUTLINE_PATHS,
  outlineOf,
  placeOf,
  sizeOf,
} from "@/components/pictures/mark-shapes";
import type { PartyCode } from "@/db/vocabulary";
import type { AccountState } from "@/domain/commitments/rules";

/** One party's state on one commitment. */
export type Mark = { party: PartyCode; state: AccountState };

/** Marks in lines that the words beside them describe: nobody is told twice. */
export function Marks({ marks }: { marks: readonly Mark[] }) {
  const { width, height } = sizeOf(marks.length);
  return (
    <svg width={width} height={height} className="shrink-0" aria-hidden="true">
      <Drawn marks={marks} />
    </svg>
  );
}

/** Marks that stand for themselves, with their words, which a pointer that rests on them shows too. */
export function NamedMarks({ marks, words }: { marks: readonly Mark[]; words: string }) {
  const { width, height } = sizeOf(marks.length);
  return (
    <svg width={width} height={height} className="shrink-0" role="img">
      <title>{words}</title>
      <Drawn marks={marks} />
    </svg>
  );
}

function Drawn({ marks }: { marks: readonly Mark[] }) {
  return marks.map(({ party, state }, at) => {
    const { x, y } = placeOf(at);
    const outline = outlineOf(party);
    const { dashed, filled } = drawingOf(state, outline);
    return (
      <g
        // biome-ignore lint/suspicious/noArrayIndexKey: marks have no names of their own and never move.
        key={at}
        className={colourOf(party)}
        fill="none"
        {...(at > 0 ? { transform: `translate(${x} ${y})` } : {})}
      >
        <path
          d={OUTLINE_PATHS[outline]}
          stroke="currentColor"
          strokeWidth={MARK_SIZE / 10}
          {...(dashed ? { strokeDasharray: "2 2.4" } : {})}
        />
        {filled && <path d={filled} fill="currentColor" fillRule="evenodd" />}
      </g>
    );
  });
}
