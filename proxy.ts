import createMiddleware from "next-intl/middleware";
import { routing } from "@/lib/i18n/routing";

/** `/` leads to the home page in the language the browser asks for; every other address names its own. */
export default createMiddleware(routing);

export const config = { matcher: "/" };
