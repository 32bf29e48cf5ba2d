import { findFreePort } from "@/scripts/test-portal";
import { serve } from "@/server/main";

// The portal as it is, but that it keeps no page: every request is rendered.
const port = await findFreePort();
await serve({ port, host: "127.0.0.1", keptBytes: 1 });
console.log(`http://127.0.0.1:${port}`);
