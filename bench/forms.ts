import { CommandProblem } from "@/scripts/command";

type Fields = Record<string, string>;

/** A person at the portal with a browser that runs no script: addresses, forms, cookies. */
export type Visitor = {
  /** The hidden fields of the one form at this address that has all `having` fields and none of `lacking`. */
  findForm(path: string, having: readonly string[], lacking?: readonly string[]): Promise<Fields>;
  /** Sends a form to its own address and returns where the answer leads; throws if it leads nowhere. */
  send(path: string, fields: Fields): Promise<string>;
};

export function visit(origin: string): Visitor {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(origin + path, {
      ...init,
      redirect: "manual",
      headers: { origin, ...(cookie ? { cookie } : {}) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return { answer, html: await answer.text() };
  };
  return {
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
