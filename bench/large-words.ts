import type { Random } from "@/bench/random";
import type { ContentLanguage, LocalizedText } from "@/db/vocabulary";

/** Invented sentences, as long and as mixed in script as real accounts are. */
const SENTENCES: Record<ContentLanguage, readonly [string, ...string[]]> = {
  en: [
    "The working group met on both days and agreed on the list of open points.",
    "Experts of the two sides compared their forecasts and found that they differ by less than a tenth.",
    "The draft has been sent to the ministries concerned, whose answers are expected next month.",
    "Twelve companies have declared their interest, seven of them for the first time.",
    "The tender was published in March; the committee opens the offers in the presence of both sides.",
    "No new figures are available yet, because the second quarter is still being counted.",
    "The route was tried with forty containers, and the papers were checked at each border.",
  ],
  kk: [
    "Жұмыс тобы екі күн бойы жиналып, шешілмеген мәселелердің тізімін келісті.",
    "Тараптардың сарапшылары болжамдарын салыстырып, айырмашылық оннан бір бөліктен аз екенін анықтады.",
    "Жоба тиісті министрліктерге жіберілді, олардың жауабы келесі айда күтіледі.",
    "Он екі компания қызығушылық танытты, оның жетеуі алғаш рет.",
    "Конкурс наурызда жарияланды; ұсыныстар екі тараптың қатысуымен ашылады.",
    "Жаңа деректер әзірге жоқ, өйткені екінші тоқсан әлі есептелуде.",
  ],
  ru: [
    "Рабочая группа заседала два дня и согласовала перечень открытых вопросов.",
    "Эксперты сторон сравнили прогнозы и установили, что расхождение не превышает десятой доли.",
    "Проект направлен заинтересованным министерствам, ответы ожидаются в следующем месяце.",
    "Интерес проявили двенадцать компаний, семь из них впервые.",
    "Конкурс объявлен в марте; предложения вскрывают в присутствии обеих сторон.",
    "Новых данных пока нет, так как второй квартал ещё подсчитывается.",
  ],
  sr: [
    "Радна група је заседала два дана и усагласила списак отворених питања.",
    "Стручњаци двеју страна упоредили су прогнозе и утврдили да је разлика мања од десетине.",
    "Нацрт је упућен надлежним министарствима, чији се одговори очекују идућег месеца.",
    "Интересовање је исказало дванаест предузећа, од тога седам први пут.",
    "Конкурс је објављен у марту; понуде се отварају у присуству обеју страна.",
    "Нових података још нема, јер се други квартал још обрачунава.",
  ],
};

const NOUNS: Record<ContentLanguage, readonly [string, ...string[]]> = {
  en: ["Expand trade", "Train specialists", "Open a transport route", "Exchange experience", "Build a plant"],
  kk: ["Сауданы кеңейту", "Мамандар даярлау", "Көлік бағытын ашу", "Тәжірибе алмасу", "Зауыт салу"],
  ru: [
    "Расширить торговлю",
    "Подготовить специалистов",
    "Открыть маршрут",
    "Обмен опытом",
    "Построить завод",
  ],
  sr: ["Проширити трговину", "Обучити стручњаке", "Отворити правац", "Размена искустава", "Изградити погон"],
};

/** Some sentences in one language. */
export function inventText(random: Random, language: ContentLanguage, sentences: number): string {
  return Array.from({ length: sentences }, () => random.pick(SENTENCES[language])).join(" ");
}

/** A short text in every language, numbered so that no two are the same. */
export function inventTitle(random: Random, number: number): LocalizedText {
  const at = random.below(5);
  const title = (language: ContentLanguage) => `${NOUNS[language][at] ?? NOUNS[language][0]} (${number})`;
  return { en: title("en"), kk: title("kk"), ru: title("ru"), sr: title("sr") };
}

/** A sentence in every language. */
export function inventSummary(random: Random): LocalizedText {
  const text = (language: ContentLanguage) => inventText(random, language, 1);
  return { en: text("en"), kk: text("kk"), ru: text("ru"), sr: text("sr") };
}

const CONSONANTS = "bcdfghjklmnprstvz";
const VOWELS = "aeiou";
const ENDINGS = ["a", "e", "om", "ima", "ing", "ed", "dyn", "ovyh", "s", "nyy"] as const;

/** Words that nobody ever wrote, of two to four syllables and an ending, as search folds them. */
export function inventWords(random: Random, count: number): string[] {
  const letter = (letters: string) => letters.charAt(random.below(letters.length));
  const syllable = () => letter(CONSONANTS) + letter(VOWELS);
  return Array.from({ length: count }, () => {
    const syllables = Array.from({ length: 2 + random.below(3) }, syllable);
    return syllables.join("") + letter(CONSONANTS) + random.pick(ENDINGS);
  });
}
