import type { Sql } from "postgres";

/**
 * English as a language of long words: accented, and every word two fifths longer. Whoever reads it sees at once which
 * text does not come from the messages or the content, and what a longer language would break.
 */
const PLAIN = "aceinosuyACEINOSUY";
const ACCENTED = "áçéíñóšúýÁÇÉÍÑÓŠÚÝ";
const GROWTH = 0.4;

/** What in a message is no word: tags, placeholders, the beginnings of plural forms and their ends. */
const NO_WORDS = /(<[^>]*>|\{\w+\}|\{\w+, \w+, *|(?<=[,}] ?)(?:=\d+|zero|one|two|few|many|other) \{|[#}])/;

function lengthen(word: string): string {
  const accented = word.replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);
  return accented + accented.slice(0, Math.ceil(word.length * GROWTH)).toLowerCase();
}

/** A plain text in the language of long words. */
export const pseudoText = (text: string): string => text.replace(/[A-Za-z]{2,}/g, lengthen);

/** A message in it; what is set into it stays. */
export function pseudoMessage(message: string): string {
  return message
    .split(NO_WORDS)
    .map((part, at) => (at % 2 === 0 ? pseudoText(part) : part))
    .join("");
}

/** All messages in it. */
export function pseudoMessages(tree: object): object {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === "string" ? pseudoMessage(value) : pseudoMessages(value),
    ]),
  );
}

/** Puts every English text of the content that `database` holds into other words, as the owner of its tables. */
export async function rewriteContent(
  database: Sql,
  change: (text: string) => string,
  only?: { table: string; column: string },
): Promise<number> {
  const columns = await database<{ table: string; column: string }[]>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type = 'jsonb'`;
  let changed = 0;
  for (const { table, column } of only ? [only] : columns) {
    const texts = await database<{ text: string }[]>`
      select distinct ${database(column)} ->> 'en' as text from ${database(table)}
      where jsonb_typeof(${database(column)}) = 'object' and ${database(column)} ? 'en'`;
    for (const { text } of texts) {
      await database`update ${database(table)} set ${database(column)} =
        jsonb_set(${database(column)}, '{en}', to_jsonb(${change(text)}::text))
        where ${database(column)} ->> 'en' = ${text}`;
      changed += 1;
    }
  }
  await database`select pg_notify('page_changes', '["*"]')`;
  return changed;
}
