import * as v from 'valibot';

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
});

const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'a colour is written #rrggbb'));

/** A style of a few characters: only what it changes. */
export const spanSchema = v.strictObject({
  font: v.optional(v.string()),
  bold: v.optional(v.boolean()),
  size: v.optional(length),
  color: v.optional(v.string()),
});

/** edition.yaml as it is written: lengths are texts such as `37mm`, `2字`, `1行`, `三号`. */
export const editionSchema = v.strictObject({
  page: v.strictObject({
    width: length,
    height: length,
    top: length,
    inner: length,
    outer: length,
    duplex: v.boolean(),
    most: v.optional(v.number()),
  }),
  grid: v.strictObject({
    size: length,
    pitch: length,
    characters: v.number(),
    lines: v.number(),
  }),
  palette: v.strictObject({
    ink: colour,
    quiet: colour,
    accent: colour,
    main: colour,
    tint: colour,
    hairline: colour,
  }),
  styles: v.record(v.string(), styleSchema),
  spans: v.record(v.string(), spanSchema),
  table: v.strictObject({
    thick: length,
    thin: length,
    hairline: length,
    padding: length,
    row: length,
  }),
  cards: v.strictObject({ gap: length, padding: length, height: length }),
  notes: v.picklist(['foot', 'end']),
  numbering: v.optional(v.picklist(['throughout', 'section']), 'throughout'),
  figure: v.strictObject({ before: length, after: length }),
  chart: v.strictObject({ font: v.string(), label: length, small: length }),
  furniture: v.strictObject({ pageNumber: v.picklist(['dashed', 'none']), pageNumberDrop: length }),
});

export type WrittenEdition = v.InferOutput<typeof editionSchema>;
export type WrittenSpan = v.InferOutput<typeof spanSchema>;
export type WrittenStyle = v.InferOutput<typeof styleSchema>;
