import { getTranslations } from "next-intl/server";
import { ScrollingTable } from "@/components/desk/section";
import { Localized } from "@/components/localized";
import type { Colleague } from "@/domain/people/queries";
import { accessOf } from "@/domain/people/rules";
import type { Locale } from "@/lib/i18n/routing";

/** A side's people, each with a link to where they are changed. */
export async function PeopleTable({ locale, people }: { locale: Locale; people: readonly Colleague[] }) {
  const t = await getTranslations({ locale });
  const columns = (["name", "email", "role", "institution", "access"] as const).map((column) =>
    t(`admin.people.${column}`),
  );
  return (
    <ScrollingTable label={t("admin.people.title")} columns={columns}>
      {people.map((person) => (
        <tr key={person.id}>
          <th scope="row" className="max-w-xs font-normal">
            <a href={`/${locale}/admin/people/${person.id}`} className="inline-block py-1">
              <bdi>{person.name}</bdi>
            </a>
          </th>
          <td className="max-w-xs">{person.email}</td>
          <td className="whitespace-nowrap">{t(`desk.role.${person.role}`)}</td>
          <td className="max-w-xs">
            <Localized text={person.institutionName} locale={locale} />
          </td>
          <td>{t(`admin.people.${accessOf(person)}`)}</td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
