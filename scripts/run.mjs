import { run } from "./bootstrap.mjs";

// node scripts/run.mjs FILE [ARGUMENTS]: runs one TypeScript file of the project.
const [script] = process.argv.splice(2, 1);
run(script);
