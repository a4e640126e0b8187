import * as v from 'valibot';
import { colourShape, shaped } from '../core/source/shape.js';
import { layoutNames } from './settings.js';

const length = v.string();

/** One named style; whatever it leaves out comes from the style it `extends`, `body` unless told. */
export const styleSchema = v.strictObject({
  extends: v.optional(v.string()),
  font: v.optional(v.string()),
  bold: v.optional(v.boolean()),
  size: v.optional(length),
  color: v.optional(v.string()),
  align: v.optional(v.picklist(['justify', 'left', 'center', 'right'])),
  indent: v.optional(length),
  inset: v.optional(length),
  leading: v.optional(length),
  before: v.optional(length),
  after: v.optional(length),
  rule: v.optional(v.picklist(['double', 'single'])),
  balance: v.optional(v.boolean()),
  longer: v.optional(v.array(v.strictObject({ size: length, leading: length }))),
});

const colour = shaped(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)), colourShape);

/** A style of a few characters: only what it changes. */
export const spanSchema = v.strictObject({
  font: v.optional(v.string()),
  bold: v.optional(v.boolean()),
  size: v.optional(length),
  color: v.optional(v.string()),
});

/** Palettes by name: those in `shared/palettes.yaml`, and an edition's own. The first is the default. */
export const palettesSchema = v.record(
  v.string(),
  v.strictObject({
    ink: colour,
    quiet: colour,
    accent: colour,
    main: colour,
    tint: colour,
    hairline: colour,
    look: v.optional(v.picklist(['toned', 'ruled'])),
  }),
);

/** edition.yaml as it is written: lengths are texts such as `37mm`, `2字`, `1行`, `三号`. */
export const editionSchema = v.strictObject({
  page: v.strictObject({
    width: length,
    height: length,
    top: length,
    inner: length,
    outer: length,
    duplex: v.boolean(),
    most: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  }),
  grid: v.strictObject({
    size: length,
    pitch: length,
    characters: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(300)),
    lines: v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(300)),
  }),
  needs: v.optional(v.picklist(['report', 'data', 'naming'])),
  palettes: v.optional(palettesSchema),
  styles: v.record(v.string(), styleSchema),
  spans: v.record(v.string(), spanSchema),
  rules: v.strictObject({ thick: length, gap: length, thin: length, single: length }),
  table: v.strictObject({
    thick: length,
    thin: length,
    hairline: length,
    padding: length,
    row: length,
    small: v.optional(length),
    turn: v.optional(v.boolean(), true),
  }),
  cards: v.strictObject({ gap: length, padding: length, height: length }),
  notes: v.picklist(['foot', 'end']),
  noteNumbers: v.optional(v.picklist(['glossary', 'page', 'throughout']), 'glossary'),
  numbering: v.optional(v.picklist(['throughout', 'section']), 'throughout'),
  figure: v.strictObject({
    before: length,
    after: length,
    least: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)), 0.8),
    most: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(2)), 1.45),
    line: v.optional(length, '1行'),
  }),
  chart: v.strictObject({ font: v.string(), label: length, small: length }),
  furniture: v.strictObject({ pageNumber: v.picklist(['dashed', 'none']), pageNumberDrop: length }),
  sheets: v.optional(
    v.strictObject({
      layout: v.picklist(layoutNames),
      paper: v.string(),
      creep: v.optional(v.boolean(), false),
    }),
  ),
});

export type WrittenEdition = v.InferOutput<typeof editionSchema>;
export type WrittenSpan = v.InferOutput<typeof spanSchema>;
export type WrittenStyle = v.InferOutput<typeof styleSchema>;
