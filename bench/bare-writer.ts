import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { openPool, run, type Transactions, type Write } from "@/bench/writing/transaction";

// The yardstick without a framework, in a process of its own: a form with the facts of a write comes in, its
// statements go to the database, and the answer leads on as the portal's does.
const { BENCH_DATABASE_URL: url = "", BENCH_TRANSACTIONS: written = "" } = process.env;
const transactions = JSON.parse(written) as Transactions;
const sql = openPool(url);

const server = createServer(async (request, response) => {
  try {
    const { write, ...given } = Object.fromEntries(new URLSearchParams(await text(request)));
    const { update } = await run(sql, transactions[write as Write], given);
    response.writeHead(303, { Location: `/updates/${update}` }).end();
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(`http://127.0.0.1:${address.port}`);
});
