import type { Figure } from "@/bench/report";
import type { TestPortal } from "@/scripts/test-portal";

/** Where the parts measure: one portal with its demonstration, running since the bench began. */
export type Bench = {
  portal: TestPortal;
  origin: string;
  databaseUrl: string;
  /** The portal's data folder. */
  data: string;
  /** A folder for what is needed while measuring only. */
  directory: string;
  rounds: number;
};

/** One part of the bench: what it measured, for the table at the end. */
export type Part = (bench: Bench) => Promise<Figure[]>;
