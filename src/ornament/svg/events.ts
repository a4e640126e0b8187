import { Parser } from 'htmlparser2';
import type { Database } from '../../incremental/database.js';
import { kept } from '../../incremental/kept.js';
import { memo } from '../../incremental/memo.js';

/** What stands in a drawing, tag by tag. */
export type SvgEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'close' };

/** Drawings by their text: each is painted and checked, and most are the same in the next build. */
const read = memo<string, readonly SvgEvent[]>('drawing');

/** The tags and texts of an SVG drawing, in order. */
export function readSvg(svg: string, database: Database): readonly SvgEvent[] {
  return read(database, svg, [], () => eventsKept(database, [svg], () => eventsIn(svg)));
}

const eventsKept = kept<readonly SvgEvent[]>('tags of a drawing');

function eventsIn(svg: string): readonly SvgEvent[] {
  const events: SvgEvent[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => events.push({ kind: 'open', name, attributes }),
      ontext: (text) => events.push({ kind: 'text', text }),
      onclosetag: () => events.push({ kind: 'close' }),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(svg);
  return events;
}
