import { Fragment } from "react";
import type { ContentLanguage } from "@/db/vocabulary";

const LINK = /(https?:\/\/[^\s<>"]+)/;
/** Punctuation that ends the sentence rather than the address. */
const TRAILING = /[.,;:!?)\]»”]+$/;

/**
 * What people wrote, as plain text: paragraphs at blank lines, line breaks kept, links to follow. Without a `language`
 * it is in that of the page; `und` says that nobody knows which it is.
 */
export function PlainText({ text, language }: { text: string; language?: ContentLanguage | "und" }) {
  const paragraphs = text.split(/\n\s*\n/);
  return (
    <div lang={language} dir="auto" className="flex flex-col gap-3 whitespace-pre-line">
      {paragraphs.map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never move on a rendered document.
        <p key={at} dir="auto">
          <WithLinks text={paragraph} />
        </p>
      ))}
    </div>
  );
}

function WithLinks({ text }: { text: string }) {
  return text.split(LINK).map((part, at) => {
    const key = `${at}`;
    if (!LINK.test(part)) return <Fragment key={key}>{part}</Fragment>;
    const trailing = TRAILING.exec(part)?.[0] ?? "";
    const address = part.slice(0, part.length - trailing.length);
    return (
      <Fragment key={key}>
        <a href={address} rel="nofollow noopener noreferrer ugc">
          {address}
        </a>
        {trailing}
      </Fragment>
    );
  });
}
