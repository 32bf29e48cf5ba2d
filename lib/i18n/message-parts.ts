/** What is set into a message, without its words: arguments in their order, plural forms, and tags around parts. */
export type MessagePart =
  | { argument: string }
  | { argument: string; type: string; options: Readonly<Record<string, readonly MessagePart[]>> }
  | { tag: string; parts: readonly MessagePart[] };

/** A message that is not well-formed; says where. */
export class MessageProblem extends Error {}

/**
 * Reads an ICU message for what is set into it, so that two languages can be compared. Quoting with apostrophes is
 * not known here: no message of the portal uses it. Throws a MessageProblem when brackets or tags do not match.
 */
export function readMessage(message: string): MessagePart[] {
  let at = 0;
  const fail = (what: string): never => {
    throw new MessageProblem(`${what} at ${at} of "${message}"`);
  };
  const take = (pattern: RegExp): string | undefined => {
    const match = new RegExp(pattern.source, "uy");
    match.lastIndex = at;
    const found = match.exec(message);
    if (!found) return undefined;
    at += found[0].length;
    return found[1] ?? found[0];
  };

  function parts(): MessagePart[] {
    const found: MessagePart[] = [];
    for (;;) {
      take(/[^{}<]+/);
      if (take(/\{/)) found.push(argument());
      else if (/^<\//.test(message.slice(at, at + 2)) || message[at] === "}" || at === message.length) {
        return found;
      } else found.push(element());
    }
  }

  function element(): MessagePart {
    const tag = take(/<(\w+)>/) ?? fail("not a tag");
    const inner = parts();
    if (take(/<\/(\w+)>/) !== tag) fail(`<${tag}> is not closed`);
    return { tag, parts: inner };
  }

  function argument(): MessagePart {
    const name = take(/\s*(\w+)\s*/) ?? fail("no name");
    if (take(/\}/)) return { argument: name };
    const type = take(/,\s*(\w+)\s*/) ?? fail("no type");
    if (/^(number|date|time)$/.test(type) && take(/\}/)) return { argument: name };
    if (take(/,\s*/) === undefined) fail("no forms");
    const options: Record<string, MessagePart[]> = {};
    for (let key = take(/([=\w-]+)\s*\{/); key !== undefined; key = take(/([=\w-]+)\s*\{/)) {
      options[key] = parts();
      if (take(/\}\s*/) === undefined) fail(`the form ${key} is not closed`);
    }
    if (take(/\}/) === undefined || Object.keys(options).length === 0) fail(`${name} is not closed`);
    return { argument: name, type, options };
  }

  const all = parts();
  if (at < message.length) fail("one bracket or tag too many");
  return all;
}
