"use client";

import type { ReactNode } from "react";
import { useField } from "@/components/ui/form";

type FieldProps = { name: string; label: string; hint?: string; defaultValue?: string };
type Option = { value: string; label: string; hint?: string };

const BOX = "block w-full border-2 border-muted bg-sheet px-3 py-2 text-base";

/** Label, hint and error of one control, wired by ids. */
function Labelled(props: { field: FieldProps; error?: string; children: ReactNode }) {
  const { name, label, hint } = props.field;
  return (
    <div className={props.error ? "border-s-4 border-problem ps-4" : undefined}>
      <label htmlFor={name} className="block font-bold">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-muted">
          {hint}
        </p>
      )}
      <FieldError name={name} error={props.error} />
      {props.children}
    </div>
  );
}

function FieldError({ name, error }: { name: string; error?: string }) {
  if (!error) return null;
  return (
    <p id={`${name}-error`} className="font-bold text-problem">
      {error}
    </p>
  );
}

function describedBy(field: FieldProps, error?: string): string | undefined {
  const ids = [field.hint && `${field.name}-hint`, error && `${field.name}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** One line of text; `type` as in HTML (`date`, `email`, `password`, `url`). */
export function TextField(props: FieldProps & { type?: string; autoComplete?: string; maxLength?: number }) {
  const { error, typed } = useField(props.name);
  return (
    <Labelled field={props} error={error}>
      <input
        id={props.name}
        name={props.name}
        type={props.type ?? "text"}
        autoComplete={props.autoComplete}
        maxLength={props.maxLength}
        defaultValue={props.type === "password" ? undefined : (typed?.[0] ?? props.defaultValue)}
        aria-describedby={describedBy(props, error)}
        aria-invalid={error ? true : undefined}
        className={`${BOX} ${props.type === "date" ? "max-w-48" : ""}`}
      />
    </Labelled>
  );
}

/** Several lines of plain text. */
export function TextArea(props: FieldProps & { rows?: number }) {
  const { error, typed } = useField(props.name);
  return (
    <Labelled field={props} error={error}>
      <textarea
        id={props.name}
        name={props.name}
        rows={props.rows ?? 6}
        dir="auto"
        defaultValue={typed?.[0] ?? props.defaultValue}
        aria-describedby={describedBy(props, error)}
        aria-invalid={error ? true : undefined}
        className={BOX}
      />
    </Labelled>
  );
}

/** One choice of a short list, as a drop-down. */
export function SelectField(props: FieldProps & { options: readonly Option[] }) {
  const { error, typed } = useField(props.name);
  return (
    <Labelled field={props} error={error}>
      <select
        id={props.name}
        name={props.name}
        defaultValue={typed?.[0] ?? props.defaultValue}
        aria-describedby={describedBy(props, error)}
        aria-invalid={error ? true : undefined}
        className={`${BOX} max-w-md`}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** One choice of a short list, all of it in sight. */
export function RadioField(props: FieldProps & { options: readonly Option[] }) {
  const { error, typed } = useField(props.name);
  const chosen = typed?.[0] ?? props.defaultValue;
  return (
    <fieldset
      id={props.name}
      aria-describedby={describedBy(props, error)}
      className={error ? "border-s-4 border-problem ps-4" : undefined}
    >
      <legend className="font-bold">{props.label}</legend>
      {props.hint && (
        <p id={`${props.name}-hint`} className="text-muted">
          {props.hint}
        </p>
      )}
      <FieldError name={props.name} error={error} />
      {props.options.map((option) => (
        <label key={option.value} className="flex min-h-11 items-center gap-3 py-1">
          <input
            type="radio"
            name={props.name}
            value={option.value}
            defaultChecked={chosen === option.value}
            className="size-5 shrink-0"
          />
          <span>
            {option.label}
            {option.hint && <span className="block text-muted">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
