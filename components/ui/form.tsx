"use client";

import { unstable_rethrow } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useRef,
  useSyncExternalStore,
} from "react";
import { type FormState, nextState, type StoredWord, UNTOUCHED } from "@/lib/form-state";
import { typedValues, withoutPasswords } from "@/lib/typed-values";

const Sent = createContext<FormState>(UNTOUCHED);

/** What the form's last sending says about one field: its error and what was typed into it. */
export function useField(name: string): { error?: string; typed?: string[] } {
  const { errors, values } = useContext(Sent);
  return { error: errors[name], typed: values[name] };
}

type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** What a form says when it is refused, translated by the page. `fields` names a long form's fields, in order. */
type FormLabels = {
  problem: string;
  unsent: string;
  conflict?: string;
  stored?: string;
  fields?: Record<string, string>;
};

/**
 * A form that works with and without JavaScript. What is wrong stands in a summary at its top, with a link
 * to each field, and the same words beside the field; what was typed stays. `hidden` fields go along unseen;
 * after a conflict `revision` moves to the one that is stored now. A form that does not get through says so
 * and stays as it is.
 */
export function Form(props: {
  action: FormAction;
  hidden: Record<string, string>;
  labels: FormLabels;
  className?: string;
  children: ReactNode;
}) {
  const sending = useSending(props.action, props.labels.unsent);
  const [state, action] = useActionState(sending, UNTOUCHED);
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

const never = () => () => {};

/**
 * The action, or in a browser that runs scripts the same with a net below it: what is thrown on the way there
 * and back (no network, a failure of the portal, another release) would replace the whole page. Until then
 * it must be the action itself, which alone works without scripts.
 */
function useSending(action: FormAction, unsent: string): FormAction {
  const isHydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!isHydrated) return action;
  return async (before, form) => {
    try {
      return await action(before, form);
    } catch (error) {
      unstable_rethrow(error);
      const { revision, stored } = before;
      const values = withoutPasswords(typedValues(form));
      return nextState(before, { values, revision, stored, message: unsent });
    }
  };
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
      {state.stored && <StoredWords stored={state.stored} labels={labels} />}
    </div>
  );
}

/** What somebody else saved meanwhile, where it differs from what was typed. */
function StoredWords({ stored, labels }: { stored: readonly StoredWord[]; labels: FormLabels }) {
  return (
    <div className="mt-4">
      <p>{labels.conflict}</p>
      {stored.length > 0 && <h3 className="mt-3 font-bold">{labels.stored}</h3>}
      <dl>
        {stored.map(({ name, label, text }) => (
          <div key={name} className="mt-2 border-s-4 ps-3">
            <dt className="text-muted">{label}</dt>
            <dd dir="auto" className="whitespace-pre-wrap wrap-anywhere">
              {text}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
