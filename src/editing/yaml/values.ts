import type { ValueEdit, ValueInserted, ValuePath } from '../edit.js';

export type Container = Record<string | number, unknown>;

export function valueAt(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object' && Object.hasOwn(inner, key)
        ? (inner as Container)[key]
        : undefined,
    value,
  );
}

/** The values of the file as they should be. */
export function withEdit(whole: unknown, edit: ValueEdit | ValueInserted): unknown {
  return withAt(whole, edit.path, edit);
}

function withAt(value: unknown, path: ValuePath, edit: ValueEdit | ValueInserted): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return edit.after;
  if (typeof key === 'number') {
    const list = Array.isArray(value) ? [...value] : [];
    if (rest.length > 0) list[key] = withAt(list[key], rest, edit);
    else if (edit.kind === 'insert-value') list.splice(key, 0, edit.after);
    else if (edit.after === undefined) list.splice(key, 1);
    else list[key] = edit.after;
    return list;
  }
  const entries = Object.entries((value ?? {}) as Container).filter(([name]) => name !== key);
  if (rest.length === 0 && edit.after === undefined) return Object.fromEntries(entries);
  const own = rest.length > 0 ? withAt((value as Container | null)?.[key], rest, edit) : edit.after;
  return { ...((value ?? {}) as Container), [key]: own };
}

export function isPlainObject(value: unknown): value is Container {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
