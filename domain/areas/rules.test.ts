import { describe, expect, it } from "vitest";
import { matrixOf } from "./rules";

const commitment = (clause: number, ordinal: number) => ({ clause, ordinal });

describe("matrixOf", () => {
  it("gives a column to each clause that has commitments, in order, and to no other", () => {
    const areas = [
      { slug: "transport", commitments: [commitment(12, 1), commitment(6, 3)] },
      { slug: "empty", commitments: [] },
      { slug: "culture", commitments: [commitment(9, 1)] },
    ];
    expect(matrixOf(areas).clauses).toEqual([6, 9, 12]);
  });
  it("puts every commitment of an area into the cell of its clause, and nothing elsewhere", () => {
    const transport = {
      slug: "transport",
      commitments: [commitment(12, 1), commitment(9, 1), commitment(12, 2)],
    };
    const empty = { slug: "empty", commitments: [] };
    const { rows } = matrixOf([transport, empty]);
    expect(rows.map(({ area, cells }) => [area.slug, cells.map((cell) => cell.commitments.length)])).toEqual([
      ["transport", [1, 2]],
      ["empty", [0, 0]],
    ]);
    expect(rows[0]?.cells[1]?.commitments).toEqual([commitment(12, 1), commitment(12, 2)]);
  });
  it("has no columns where no commitment stands in any area", () => {
    expect(matrixOf([{ commitments: [] as { clause: number }[] }])).toEqual({
      clauses: [],
      rows: [{ area: { commitments: [] }, cells: [] }],
    });
  });
});
