import { DEMONSTRATION_PASSWORD } from "@/domain/demonstration/rules";
import { CommandProblem } from "@/scripts/command";

export type Fields = Record<string, string>;

/** A person at the portal with a browser that runs no script: addresses, forms, cookies. */
export type Visitor = {
  /** What its browser sends along with each request. */
  cookie(): string;
  /** The hidden fields of the one form at this address that has all `having` fields and none of `lacking`. */
  findForm(path: string, having: readonly string[], lacking?: readonly string[]): Promise<Fields>;
  /** Sends a form to its own address and returns where the answer leads; throws if it leads nowhere. */
  send(path: string, fields: Fields): Promise<string>;
};

/** Begins a visit, perhaps with the cookies of an earlier one. */
export function visit(origin: string, earlier = ""): Visitor {
  const cookies = new Map(earlier.split("; ").flatMap((pair) => parseCookie(pair)));
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(origin + path, {
      ...init,
      redirect: "manual",
      headers: { origin, ...(cookies.size > 0 ? { cookie: cookie() } : {}) },
    });
    for (const [name, value] of answer.headers.getSetCookie().flatMap(parseCookie)) cookies.set(name, value);
    return { answer, html: await answer.text() };
  };
  return {
    cookie,
    async findForm(path, having, lacking = []) {
      const { answer, html } = await ask(path);
      const forms = [...html.matchAll(/<form\b.*?<\/form>/gs)].map(([form]) => form);
      const has = (form: string, name: string) => form.includes(`name="${name}"`);
      const [form, ...others] = forms.filter(
        (one) => having.every((name) => has(one, name)) && !lacking.some((name) => has(one, name)),
      );
      if (!form || others.length > 0)
        throw new CommandProblem(`${path} (${answer.status}) does not show the form that was looked for.`);
      return hiddenFields(form);
    },
    async send(path, fields) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      const { answer } = await ask(path, { method: "POST", body });
      const next = answer.headers.get("location");
      if (answer.status !== 303 || !next) throw new CommandProblem(`The form at ${path} was not taken.`);
      return next;
    },
  };
}

function parseCookie(line: string): [string, string][] {
  const [, name, value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  return name ? [[name, value]] : [];
}

function hiddenFields(form: string): Fields {
  const fields: Fields = {};
  for (const [input] of form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
    const attribute = (name: string) => plain(new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? "");
    fields[attribute("name")] = attribute("value");
  }
  return fields;
}

function plain(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** Somebody of the demonstration, signed in through the form. */
export async function signIn(origin: string, email: string): Promise<Visitor> {
  const visitor = visit(origin);
  const fields = await visitor.findForm("/en/sign-in", ["email", "password"]);
  const given = { next: "/en/desk", email, password: DEMONSTRATION_PASSWORD };
  const next = await visitor.send("/en/sign-in", { ...fields, ...given });
  if (!next.endsWith("/en/desk")) throw new CommandProblem(`${email} could not sign in.`);
  return visitor;
}
