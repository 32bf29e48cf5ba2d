import { largePortalOf } from "@/bench/large-portal";
import { inventWords } from "@/bench/large-words";
import type { Bench, Part } from "@/bench/part";
import { startRandom } from "@/bench/random";
import { type Figure, percentile, type Round } from "@/bench/report";
import { type ServerProcess, startServer } from "@/bench/server-process";
import { connect } from "@/db/client";
import { CONTENT_LANGUAGES, type ContentLanguage } from "@/db/vocabulary";
import { addWords } from "@/domain/search-index/commands";
import { CommandProblem, step } from "@/scripts/command";

const SIZE = 1_000_000;
/** As many different words as accounts of many years in four languages have; the invented ones have few. */
const VOCABULARY = 200_000;
const CHUNK = 5_000;
const LIMIT_MS = 60;
const REPEATS = 5;

/** Words of the invented accounts, which stand in tens of thousands of them. */
const COMMON: Record<ContentLanguage, string> = {
  en: "working experts ministries companies committee figures containers route",
  kk: "жұмыс тобы мәселелердің министрліктерге компания конкурс деректер тоқсан",
  ru: "группа эксперты министерствам компаний конкурс предложения данных квартал",
  sr: "група стручњаци министарствима предузећа конкурс понуде података квартал",
};
/** Words of the statement's own commitments and milestones, which stand there once or a few times. */
const RARE: Record<ContentLanguage, string> = {
  en: "independence ambassador cinematography unveiling reconciliation medicines schedules initiative",
  kk: "орнатылғанына құжаттардың агенттіктері материалдық ассамблеясының конвенцияның сапарының рәсімінде",
  ru: "установили декларацию конституция авиакомпания железнодорожный прокуратура секретариата безвизовыми",
  sr: "успоставили разговоре трансформацију амбасадор преговори конвенција инвестициони курултај",
};

const wordsOf = (words: Record<ContentLanguage, string>, language: ContentLanguage) =>
  words[language].split(" ");

/** Two letters in the middle change places. */
function mistype(word: string): string {
  const at = Math.floor(word.length / 2);
  return word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1);
}

type Asked = { what: string; language: ContentLanguage; words: string[] };

/**
 * Milliseconds until the page of a search stands, of 95 in 100 searches, in a portal of a million updates: for common,
 * rare and mistyped words of each language, one request at a time. No result is kept.
 */
export const measureSearch: Part = async (bench: Bench) => {
  const portal = await largePortalOf(bench);
  await step(`Telling ${SIZE} updates`, () => portal.growTo(SIZE));
  await step(`Adding words, up to ${VOCABULARY}`, () => addVocabulary(portal.applicationUrl));
  const environment = { ...bench.portal.environment, PORTAL_DATABASE_URL: portal.applicationUrl };
  const server = await startServer("bench/unkept-server.ts", [], environment);
  const asked = CONTENT_LANGUAGES.flatMap((language): Asked[] => {
    const [common, rare] = [wordsOf(COMMON, language), wordsOf(RARE, language)];
    return [
      { what: "common", language, words: common },
      { what: "rare", language, words: rare },
      { what: "mistyped", language, words: [...common, ...rare].map(mistype) },
    ];
  });
  const rounds = asked.map((): Round[] => []);
  // The first round only warms up: code, plans, and the database's memory.
  for (let round = -1; round < bench.rounds; round++) {
    for (const [index, one] of asked.entries()) {
      const measured = percentile(await search(server, one), 95);
      if (round >= 0) rounds[index]?.push({ measured, yardstick: LIMIT_MS });
    }
  }
  await server.stop();
  return asked.map(
    ({ what, language }, index): Figure => ({
      what: `Search, p95: ${what} words, ${language}`,
      unit: "ms",
      rounds: rounds[index] ?? [],
      goal: { atMost: 1 },
    }),
  );
};

/** How long each search took. Throws for one that is not answered, or finds nothing. */
async function search({ origin }: ServerProcess, { language, words }: Asked): Promise<number[]> {
  const times: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const word of words) {
      const url = `${origin}/${language}/search?${new URLSearchParams({ q: word })}`;
      const began = performance.now();
      const answer = await fetch(url);
      const html = await answer.text();
      times.push(performance.now() - began);
      if (!answer.ok || !html.includes("<mark"))
        throw new CommandProblem(`${url} answers ${answer.status}, and ${word} is not found.`);
    }
  }
  return times;
}

async function addVocabulary(url: string): Promise<void> {
  const connection = connect({ url, max: 1 });
  const words = inventWords(startRandom(3), VOCABULARY);
  try {
    for (let from = 0; from < words.length; from += CHUNK)
      await connection.db.transaction((tx) => addWords(tx, words.slice(from, from + CHUNK)));
  } finally {
    await connection.close();
  }
}
