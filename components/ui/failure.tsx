"use client";

import { createContext, type ReactNode, useContext } from "react";

type Words = { title: string; text: string; again: string };

const FailureWords = createContext<Words | null>(null);

/** Holds the words for a failure in the browser: nothing can be asked of the portal when it happens. */
export function WithFailureWords(props: { words: Words; children: ReactNode }) {
  return <FailureWords value={props.words}>{props.children}</FailureWords>;
}

/** What stands in a page's place after it failed in the browser. */
export function Failure({ retry }: { retry: () => void }) {
  const words = useContext(FailureWords);
  if (!words) return null;
  return (
    <main className="mx-auto max-w-3xl space-y-4 p-6">
      <div role="alert" className="space-y-4">
        <h1 className="text-3xl font-bold">{words.title}</h1>
        <p>{words.text}</p>
      </div>
      <button
        type="button"
        onClick={retry}
        className="min-h-11 cursor-pointer border-2 border-accent px-4 py-2 font-bold text-accent"
      >
        {words.again}
      </button>
    </main>
  );
}
