import * as v from 'valibot';

/** Name of the manifest among the attachments; no file of a data folder has this ending. */
export const MANIFEST_NAME = 'briefing.json';

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const file = v.object({ name: v.string(), sha256: digest });

const schema = v.object({
  format: v.literal('briefing-pack-1'),
  program: v.string(),
  edition: v.string(),
  grey: v.boolean(),
  palette: v.optional(v.string()),
  templates: v.array(file),
  data: v.array(file),
});

/** How a pack was made: by which version, in which edition, from which templates and data. */
export type Manifest = Readonly<v.InferOutput<typeof schema>>;

/** The manifest in a text; undefined where there is none. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const { success, output } = v.safeParse(schema, JSON.parse(text));
    return success ? output : undefined;
  } catch {
    return undefined;
  }
}
