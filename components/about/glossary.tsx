import { getTranslations } from "next-intl/server";
import { CERTAINTIES, KINDS, STATUSES, UPDATE_KINDS } from "@/db/vocabulary";
import { AGREEMENTS, FRESHNESSES } from "@/domain/commitments/rules";
import { PUBLIC_STATES } from "@/domain/updates/rules";
import type { Locale } from "@/lib/i18n/routing";

type Meaning = { id: string; word: string; meaning: string };

/** What each word of the portal means; every entry has an anchor that the other pages link to. */
export async function Glossary({ locale }: { locale: Locale }) {
  const lists = await listMeanings(locale);
  return lists.map(({ title, meanings }) => (
    <section key={title}>
      <h3 className="mb-2 mt-8">{title}</h3>
      <dl className="divide-y divide-line border-y border-line">
        {meanings.map(({ id, word, meaning }) => (
          <div
            key={id}
            id={id}
            className="grid gap-x-6 py-3 target:bg-accent-ground sm:grid-cols-[14rem_minmax(0,1fr)] sm:px-2"
          >
            <dt className="font-semibold">{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

/** Every closed list of the vocabulary, those first that readers meet first. */
async function listMeanings(locale: Locale): Promise<{ title: string; meanings: Meaning[] }[]> {
  const t = await getTranslations({ locale, namespace: "about" });
  const words = await getTranslations({ locale, namespace: "words" });
  const meanings = <Word extends string>(
    list: string,
    all: readonly Word[],
    explain: (word: Word) => [word: string, meaning: string],
  ): Meaning[] =>
    all.map((one) => {
      const [word, meaning] = explain(one);
      return { id: `${list}-${one}`, word, meaning };
    });
  return [
    {
      title: t("agreements"),
      meanings: meanings("agreement", AGREEMENTS, (w) => [words(`agreement.${w}`), t(`agreement.${w}`)]),
    },
    {
      title: t("statuses"),
      meanings: meanings("status", STATUSES, (w) => [words(`status.${w}`), t(`status.${w}`)]),
    },
    { title: t("kinds"), meanings: meanings("kind", KINDS, (w) => [words(`kind.${w}`), t(`kind.${w}`)]) },
    {
      title: t("freshnesses"),
      meanings: meanings("freshness", FRESHNESSES, (w) => [words(`freshness.${w}`), t(`freshness.${w}`)]),
    },
    {
      title: t("updateKinds"),
      meanings: meanings("update", UPDATE_KINDS, (w) => [words(`updateKind.${w}`), t(`updateKind.${w}`)]),
    },
    {
      title: t("editionStates"),
      meanings: meanings("edition", PUBLIC_STATES, (w) => [
        words(`editionState.${w}`),
        t(`editionState.${w}`),
      ]),
    },
    {
      title: t("certainties"),
      meanings: meanings("certainty", CERTAINTIES, (w) => [words(`certainty.${w}`), t(`certainty.${w}`)]),
    },
  ];
}
