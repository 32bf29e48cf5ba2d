import { removeEmbedded } from "@/db/embedded";
import { environment } from "@/lib/env";
import { CommandProblem, main, step } from "@/scripts/command";

await main(async () => {
  const { operatorDatabaseUrl, dataDirectory } = environment();
  if (operatorDatabaseUrl)
    throw new CommandProblem(
      "DATABASE_URL is set, and db:reset only ever empties the embedded database: unset it, or empty your own with your own tools.",
    );
  await step(`Throwing away the database in ${dataDirectory}`, async () => removeEmbedded(dataDirectory));
  console.log("The next npm start makes a new one.");
  return "done";
});
