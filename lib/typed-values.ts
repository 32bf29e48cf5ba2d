/** A form's fields as typed; a name may come more than once. */
export type TypedValues = Record<string, string[]>;

/** How the house's fields are called, `text` or `evidence.0.url`; the framework's own are not called so. */
const FIELD = /^([a-z]{1,40})(?:\.(\d{1,2})\.([a-z]{1,40}))?$/i;

/** Far more than any form of the house has; nobody fills so many by hand. */
const MOST_VALUES = 200;

/** The fields that people fill; whatever else was sent, the seal too, stays out. */
export function typedValues(form: FormData): TypedValues {
  const values = new Map<string, string[]>();
  let taken = 0;
  for (const [name, value] of form) {
    if (typeof value !== "string" || name === "form" || !FIELD.test(name)) continue;
    taken += 1;
    if (taken > MOST_VALUES) break;
    const before = values.get(name);
    if (before) before.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries(values);
}

/** A password goes to its command and nowhere else: it is neither kept nor shown again. */
export function withoutPasswords(typed: TypedValues): TypedValues {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !/password/i.test(name)));
}

/** `evidence.0.url` → { evidence: [{ url }] }: the fields as a command reads them. */
export function nested(values: TypedValues): Record<string, unknown> {
  const input = new Map<string, string | undefined | Map<string, string | undefined>[]>();
  for (const [name, given] of Object.entries(values)) {
    const [, outer = "", index, inner = ""] = FIELD.exec(name) ?? [];
    if (index === undefined) {
      if (outer !== "" && !Array.isArray(input.get(outer))) input.set(outer, given[0]);
      continue;
    }
    const before = input.get(outer);
    const rows = Array.isArray(before) ? before : [];
    while (rows.length <= Number(index)) rows.push(new Map());
    rows[Number(index)]?.set(inner, given[0]);
    input.set(outer, rows);
  }
  return Object.fromEntries(
    [...input].map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((row) => Object.fromEntries(row)) : value,
    ]),
  );
}
