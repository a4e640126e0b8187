import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface FieldProps {
  readonly id: string;
  readonly value: string;
  readonly isLong?: boolean;
  readonly onCommit: (value: string) => void;
  /** What it is called, where no label stands beside it. */
  readonly name?: string;
}

/** A field that takes what was typed when it is left or Enter is pressed, and gives it up with Esc. */
export function CommitField({ id, value, isLong, onCommit, name }: FieldProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  // what was taken is not taken again before the server has it
  const taken = useRef(value);
  useEffect(() => {
    taken.current = value;
    const own = field.current;
    // what somebody is typing stays
    if (own && document.activeElement !== own) own.value = value;
  }, [value]);
  const latest = useRef(onCommit);
  latest.current = onCommit;
  const take = (own: string) => {
    if (own === taken.current) return;
    taken.current = own;
    latest.current(own);
  };
  // the page may go elsewhere before the field is left
  useEffect(() => {
    const own = field.current;
    return () => take(own?.value ?? taken.current);
  }, []);
  const commit = (event: { readonly currentTarget: { readonly value: string } }) =>
    take(event.currentTarget.value);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement & HTMLTextAreaElement>) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !isLong) commit(event);
    if (event.key !== 'Escape') return;
    event.currentTarget.value = value;
    event.currentTarget.blur();
  };
  const shared = {
    id,
    ref: field,
    defaultValue: value,
    onBlur: commit,
    onKeyDown,
    'aria-label': name,
  };
  return isLong ? <textarea rows={2} class="field long" {...shared} /> : <input class="field" {...shared} />;
}
