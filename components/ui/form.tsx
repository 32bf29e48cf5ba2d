"use client";

import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from "react";
import { type FormState, UNTOUCHED } from "@/lib/form-state";

const Sent = createContext<FormState>(UNTOUCHED);

/** What the form's last sending says about one field: its error and what was typed into it. */
export function useField(name: string): { error?: string; typed?: string[] } {
  const { errors, values } = useContext(Sent);
  return { error: errors[name], typed: values[name] };
}

/** The labels of a form that is refused; translated by the page. `fields` names a long form's fields, in order. */
type FormLabels = { problem: string; conflict?: string; stored?: string; fields?: Record<string, string> };

/**
 * A form that works with and without JavaScript. What is wrong stands in a summary at its top, with a link
 * to each field, and the same words beside the field; what was typed stays. `hidden` fields go along unseen;
 * after a conflict `revision` moves to the one that is stored now.
 */
export function Form(props: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  hidden: Record<string, string>;
  labels: FormLabels;
  className?: string;
  children: ReactNode;
}) {
  const [state, action] = useActionState(props.action, UNTOUCHED);
  const hidden =
    state.revision === null ? props.hidden : { ...props.hidden, revision: String(state.revision) };
  return (
    <form action={action} noValidate className={props.className ?? "space-y-6"}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary state={state} labels={props.labels} />
      {/* A new key lets every field take up the returned values: the browser has just reset them. */}
      <Sent.Provider key={state.attempt} value={state}>
        {props.children}
      </Sent.Provider>
    </form>
  );
}

function ErrorSummary({ state, labels }: { state: FormState; labels: FormLabels }) {
  const summary = useRef<HTMLDivElement>(null);
  const order = Object.keys(labels.fields ?? {});
  const problems = Object.entries(state.errors).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const shown = problems.length > 0 || state.message !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further attempt moves the focus again.
  useEffect(() => {
    if (shown) summary.current?.focus();
  }, [shown, state.attempt]);
  if (!shown) return null;
  return (
    <div ref={summary} role="alert" tabIndex={-1} className="border-4 border-problem p-4">
      <h2 className="text-lg font-bold">{labels.problem}</h2>
      {state.message && <p className="mt-2">{state.message}</p>}
      {problems.length > 0 && (
        <ul className="mt-2 list-disc ps-5">
          {problems.map(([name, message]) => (
            <li key={name}>
              <a className="text-problem underline" href={`#${name}`}>
                {labels.fields?.[name] === undefined ? message : `${labels.fields[name]}: ${message}`}
              </a>
            </li>
          ))}
        </ul>
      )}
      {state.stored && <StoredWords stored={state.stored} typed={state.values} labels={labels} />}
    </div>
  );
}

/** The words that somebody else saved meanwhile, where they differ from what was typed. */
function StoredWords(props: {
  stored: Record<string, string>;
  typed: FormState["values"];
  labels: FormLabels;
}) {
  const different = Object.entries(props.stored).filter(
    ([name, stored]) => stored !== "" && stored !== (props.typed[name]?.[0] ?? "").trim(),
  );
  return (
    <div className="mt-4">
      <p>{props.labels.conflict}</p>
      <h3 className="mt-3 font-bold">{props.labels.stored}</h3>
      {different.map(([name, stored]) => (
        <blockquote key={name} dir="auto" className="mt-2 whitespace-pre-wrap border-s-4 ps-3 wrap-anywhere">
          {stored}
        </blockquote>
      ))}
    </div>
  );
}
