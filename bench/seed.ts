import { join } from "node:path";
import { openLargePortal } from "@/bench/large-portal";
import { environment } from "@/lib/env";
import { CommandProblem, main, step } from "@/scripts/command";

const SIZE = 1_000_000;

// npm run bench:seed [-- SIZE]: a portal with so many updates, to look at and to measure.
await main(async () => {
  const [asTyped = String(SIZE)] = process.argv.slice(2);
  const size = Number(asTyped);
  if (!Number.isInteger(size) || size < 1_000)
    throw new CommandProblem(`A number of updates from 1000 on, please, not ${asTyped}.`);
  const directory = join(environment().dataDirectory, "large");
  const portal = await step("Building the statements of a large portal", () => openLargePortal(directory));
  await step(`Telling ${size} updates`, () => portal.growTo(size));
  console.log(`It is in ${directory}: PORTAL_DATA=${directory} npm start`);
  return "done";
});
