import type { Source } from "@/db/schema/milestones";
import { formatDate } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";

/** Where a fact comes from: the publisher, linked, with its date. In which language it names itself nobody knows. */
export function SourceLink({ source, locale }: { source: Source; locale: Locale }) {
  return (
    <>
      <a href={source.url} rel="noopener noreferrer">
        <bdi lang="und">{source.title ?? source.publisher}</bdi>
      </a>
      {source.title && (
        <>
          , <bdi lang="und">{source.publisher}</bdi>
        </>
      )}
      {source.date && <>, {formatDate(source.date, locale)}</>}
    </>
  );
}
