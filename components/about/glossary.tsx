import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { KINDS, STATUSES } from "@/db/vocabulary";
import { AGREEMENTS, FRESHNESSES } from "@/domain/commitments/rules";
import type { Locale } from "@/lib/i18n/routing";

/** What each word of the portal means; every entry has an anchor that the other pages link to. */
export async function Glossary({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale });
  const list = (entries: readonly { id: string; word: string; meaning: string }[], title: ReactNode) => (
    <>
      <h3 className="mb-2 mt-6">{title}</h3>
      <dl className="flex flex-col gap-3">
        {entries.map(({ id, word, meaning }) => (
          <div key={id} id={id} className="border-s-2 border-line ps-4 target:border-accent">
            <dt className="font-semibold">{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
  return (
    <>
      {list(
        KINDS.map((kind) => ({
          id: `kind-${kind}`,
          word: t(`words.kind.${kind}`),
          meaning: t(`about.kind.${kind}`),
        })),
        t("about.kinds"),
      )}
      {list(
        STATUSES.map((status) => ({
          id: `status-${status}`,
          word: t(`words.status.${status}`),
          meaning: t(`about.status.${status}`),
        })),
        t("about.statuses"),
      )}
      {list(
        FRESHNESSES.map((freshness) => ({
          id: `freshness-${freshness}`,
          word: t(`words.freshness.${freshness}`),
          meaning: t(`about.freshness.${freshness}`),
        })),
        t("about.freshnesses"),
      )}
      {list(
        AGREEMENTS.map((agreement) => ({
          id: `agreement-${agreement}`,
          word: t(`words.agreement.${agreement}`),
          meaning: t(`about.agreement.${agreement}`),
        })),
        t("about.agreements"),
      )}
    </>
  );
}
