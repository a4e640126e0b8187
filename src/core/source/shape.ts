import * as v from 'valibot';
import type { Bilingual } from '../diagnostics.js';

/** A schema with what it asks for in words, which are told where something else is written. */
export function shaped<Schema extends v.GenericSchema>(schema: Schema, shape: Bilingual) {
  return v.pipe(schema, v.metadata({ shape }));
}

/** The words that {@link shaped} gave a part of a schema. */
export function shapeOf(part: unknown): Bilingual | undefined {
  const items =
    (part as { pipe?: readonly { type?: string; metadata?: { shape?: Bilingual } }[] }).pipe ?? [];
  return items.find(({ type }) => type === 'metadata')?.metadata?.shape;
}

export const colourShape: Bilingual = {
  zh: '像 "#a3191f" 这样的颜色',
  en: 'a colour such as "#a3191f"',
};
