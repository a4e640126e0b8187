import * as v from 'valibot';
import { onOneLine } from '../../core/control-characters.js';

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const file = v.object({ name: v.string(), sha256: digest });

/**
 * A name that is told to the reader and is part of a command: one short line of characters that are seen, no option.
 */
const name = v.pipe(
  v.string(),
  v.maxLength(100),
  v.regex(/^[^-\s].*$/),
  v.check((text) => text === onOneLine(text)),
);

/** What a manifest of ours says first, whatever the rest is. */
const ours = v.object({ format: v.literal('briefing-pack-1') });

/** How a pack was made: by which version, in which edition, from which templates and data. */
export interface Manifest {
  readonly format: 'briefing-pack-1';
  /** `briefing 0.1.0` */
  readonly program: string;
  readonly edition: string;
  readonly grey: boolean;
  readonly palette?: string | undefined;
  readonly templates: readonly ManifestFile[];
  readonly data: readonly ManifestFile[];
}

export interface ManifestFile {
  readonly name: string;
  readonly sha256: string;
}

const schema: v.GenericSchema<unknown, Manifest> = v.object({
  format: v.literal('briefing-pack-1'),
  program: name,
  edition: name,
  grey: v.boolean(),
  palette: v.optional(name),
  templates: v.array(file),
  data: v.array(file),
});

/** The manifest in a text; undefined where there is none, `broken` where it is not as we write it. */
export function parseManifest(text: string): Manifest | 'broken' | undefined {
  try {
    const value = JSON.parse(text);
    if (!v.is(ours, value)) return undefined;
    const { success, output } = v.safeParse(schema, value);
    return success ? output : 'broken';
  } catch {
    return undefined;
  }
}
