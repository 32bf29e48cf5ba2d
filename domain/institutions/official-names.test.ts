import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { institutionsFile } from "@/domain/statements/schema";
import { readContentFile } from "@/lib/content-file";
import { localize } from "@/lib/i18n/localize";
import type { Locale } from "@/lib/i18n/routing";

/**
 * The names that public sources give, each in the languages in which it was found, noted in November 2026. In any
 * other language a name is the portal's own translation.
 */
const OFFICIAL_NAMES: Readonly<Record<string, Partial<Record<Locale, string>>>> = {
  "kz-foreign-affairs": {
    en: "Ministry of Foreign Affairs",
    kk: "Сыртқы істер министрлігі",
    ru: "Министерство иностранных дел",
  },
  "kz-trade": {
    en: "Ministry of Trade and Integration",
    kk: "Сауда және интеграция министрлігі",
    ru: "Министерство торговли и интеграции",
  },
  "kz-national-economy": {
    en: "Ministry of National Economy",
    kk: "Ұлттық экономика министрлігі",
    ru: "Министерство национальной экономики",
  },
  "kz-energy": { en: "Ministry of Energy", kk: "Энергетика министрлігі", ru: "Министерство энергетики" },
  "kz-transport": { en: "Ministry of Transport", kk: "Көлік министрлігі", ru: "Министерство транспорта" },
  "kz-agriculture": {
    en: "Ministry of Agriculture",
    kk: "Ауыл шаруашылығы министрлігі",
    ru: "Министерство сельского хозяйства",
  },
  "kz-industry-construction": {
    en: "Ministry of Industry and Construction",
    kk: "Өнеркәсіп және құрылыс министрлігі",
    ru: "Министерство промышленности и строительства",
  },
  "kz-health": {
    en: "Ministry of Healthcare",
    kk: "Денсаулық сақтау министрлігі",
    ru: "Министерство здравоохранения",
  },
  "kz-ai-digital": {
    en: "Ministry of Artificial Intelligence and Digital Development",
    kk: "Жасанды интеллект және цифрлық даму министрлігі",
    ru: "Министерство искусственного интеллекта и цифрового развития",
  },
  "kz-science-higher-education": {
    en: "Ministry of Science and Higher Education",
    kk: "Ғылым және жоғары білім министрлігі",
    ru: "Министерство науки и высшего образования",
  },
  "kz-culture-information": {
    en: "Ministry of Culture and Information",
    kk: "Мәдениет және ақпарат министрлігі",
    ru: "Министерство культуры и информации",
  },
  "kz-tourism-sports": {
    en: "Ministry of Tourism and Sports",
    kk: "Туризм және спорт министрлігі",
    ru: "Министерство туризма и спорта",
  },
  "kz-ecology": {
    en: "Ministry of Ecology and Natural Resources",
    kk: "Экология және табиғи ресурстар министрлігі",
    ru: "Министерство экологии и природных ресурсов",
  },
  "kz-prosecutor-general": {
    en: "Prosecutor General's Office",
    kk: "Бас прокуратура",
    ru: "Генеральная прокуратура",
  },
  "kz-invest": {
    en: "Kazakh Invest national company",
    kk: "«Kazakh Invest» ұлттық компаниясы",
    ru: "Национальная компания «Kazakh Invest»",
  },
  "kz-qazexpocongress": { en: "QazExpoCongress national company", ru: "АО «НК «QazExpoCongress»" },
  "kz-congress-secretariat": {
    en: "Secretariat of the Congress of Leaders of World and Traditional Religions",
  },
  "rs-foreign-affairs": {
    en: "Ministry of Foreign Affairs",
    sr: "Министарство спољних послова",
    "sr-Latn": "Ministarstvo spoljnih poslova",
  },
  "rs-trade": {
    en: "Ministry of Internal and Foreign Trade",
    sr: "Министарство унутрашње и спољне трговине",
    "sr-Latn": "Ministarstvo unutrašnje i spoljne trgovine",
  },
  "rs-energy": {
    en: "Ministry of Mining and Energy",
    sr: "Министарство рударства и енергетике",
    "sr-Latn": "Ministarstvo rudarstva i energetike",
  },
  "rs-transport": {
    en: "Ministry of Construction, Transport and Infrastructure",
    sr: "Министарство грађевинарства, саобраћаја и инфраструктуре",
    "sr-Latn": "Ministarstvo građevinarstva, saobraćaja i infrastrukture",
  },
  "rs-agriculture": {
    en: "Ministry of Agriculture, Forestry and Water Management",
    sr: "Министарство пољопривреде, шумарства и водопривреде",
    "sr-Latn": "Ministarstvo poljoprivrede, šumarstva i vodoprivrede",
  },
  "rs-health": { en: "Ministry of Health", sr: "Министарство здравља", "sr-Latn": "Ministarstvo zdravlja" },
  "rs-science": {
    en: "Ministry of Science, Technological Development and Innovation",
    sr: "Министарство науке, технолошког развоја и иновација",
    "sr-Latn": "Ministarstvo nauke, tehnološkog razvoja i inovacija",
  },
  "rs-education": {
    en: "Ministry of Education",
    sr: "Министарство просвете",
    "sr-Latn": "Ministarstvo prosvete",
  },
  "rs-culture": { en: "Ministry of Culture", sr: "Министарство културе", "sr-Latn": "Ministarstvo kulture" },
  "rs-tourism-youth": {
    en: "Ministry of Tourism and Youth",
    sr: "Министарство туризма и омладине",
    "sr-Latn": "Ministarstvo turizma i omladine",
  },
  "rs-environment": {
    en: "Ministry of Environmental Protection",
    sr: "Министарство заштите животне средине",
    "sr-Latn": "Ministarstvo zaštite životne sredine",
  },
  "rs-information-telecommunications": {
    en: "Ministry of Information and Telecommunications",
    sr: "Министарство информисања и телекомуникација",
    "sr-Latn": "Ministarstvo informisanja i telekomunikacija",
  },
  "rs-economy": {
    en: "Ministry of Economy",
    sr: "Министарство привреде",
    "sr-Latn": "Ministarstvo privrede",
  },
  "rs-justice": { en: "Ministry of Justice", sr: "Министарство правде", "sr-Latn": "Ministarstvo pravde" },
  "rs-internal-affairs": {
    en: "Ministry of Internal Affairs",
    sr: "Министарство унутрашњих послова",
    "sr-Latn": "Ministarstvo unutrašnjih poslova",
  },
  "rs-it-egovernment": {
    en: "Office for Information Technologies and e-Government",
    sr: "Канцеларија за информационе технологије и електронску управу",
    "sr-Latn": "Kancelarija za informacione tehnologije i elektronsku upravu",
  },
  "rs-development-agency": {
    en: "Development Agency of Serbia",
    sr: "Развојна агенција Србије",
    "sr-Latn": "Razvojna agencija Srbije",
  },
  "rs-economic-cooperation": {
    en: "Minister without portfolio in charge of international economic cooperation",
    sr: "Министар без портфеља задужен за област међународне економске сарадње",
    "sr-Latn": "Ministar bez portfelja zadužen za oblast međunarodne ekonomske saradnje",
  },
  "rs-chamber-of-commerce": {
    en: "Serbian Chamber of Commerce (PKS)",
    sr: "Привредна комора Србије",
    "sr-Latn": "Privredna komora Srbije",
  },
  "rs-expo-2027": {
    en: "Expo 2027 Belgrade company",
    sr: "ЕКСПО Београд 2027",
    "sr-Latn": "EXPO Beograd 2027",
  },
};

describe("the institutions of the content", () => {
  let institutions: z.output<typeof institutionsFile>;
  beforeAll(async () => {
    institutions = await readContentFile("content", "institutions.yaml", institutionsFile);
  });

  it("are those of the sources", () => {
    expect(institutions.map((one) => one.slug).sort()).toEqual(Object.keys(OFFICIAL_NAMES).sort());
  });
  it.each(Object.entries(OFFICIAL_NAMES))("name %s as its sources do", (slug, names) => {
    const institution = institutions.find((one) => one.slug === slug);
    for (const [locale, name] of Object.entries(names)) {
      const shown = localize(institution?.name ?? {}, locale as Locale);
      expect(shown).toEqual({ text: name });
    }
  });
});
