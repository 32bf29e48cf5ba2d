/** Areas against clauses: in each cell, the commitments of that clause that stand in that area. */
export type Matrix<Area extends { commitments: readonly { clause: number }[] }> = {
  /** The clauses that have commitments, in their order. */
  clauses: number[];
  rows: { area: Area; cells: { clause: number; commitments: Area["commitments"][number][] }[] }[];
};

/** The matrix of these areas, in their order; its columns are the clauses of all their commitments. */
export function matrixOf<Area extends { commitments: readonly { clause: number }[] }>(
  areas: readonly Area[],
): Matrix<Area> {
  const found = new Set(areas.flatMap((area) => area.commitments.map(({ clause }) => clause)));
  const clauses = [...found].sort((a, b) => a - b);
  return {
    clauses,
    rows: areas.map((area) => ({
      area,
      cells: clauses.map((clause) => ({
        clause,
        commitments: area.commitments.filter((commitment) => commitment.clause === clause),
      })),
    })),
  };
}
