import { type Diagnostic, errorAt, type Place } from '../core/diagnostics.js';
import { nearestHint } from '../core/source/nearest.js';
import type { Block, Document } from '../document/tree.js';
import { blocksIn, inlinesIn } from '../document/walk.js';
import type { Edition } from '../edition/model.js';
import type { Database } from '../incremental/database.js';
import { memo } from '../incremental/memo.js';

/** Spans that the typesetter knows without the edition saying what they look like. */
const BUILT_IN_SPANS = ['superscript', 'subscript'];

/** What is wrong with a block, which is the same object in a rebuild where it has not changed. */
const checked = memo<Block, readonly Diagnostic[]>('styles of a block');

/** The styles that a document asks for and its edition does not have, where the template asks for them. */
export function checkStyles(document: Document, edition: Edition, database: Database): Diagnostic[] {
  const styles = Object.keys(edition.styles);
  const spans = [...Object.keys(edition.spans), ...BUILT_IN_SPANS];
  const found = [...blocksIn(document.children)].flatMap((block) =>
    checked(database, block, [edition], () => [
      ...unknownStyle(styleOf(block), styles, block.place),
      ...inlinesIn(block).flatMap((node) =>
        node.kind === 'span' ? unknownStyle(node.style, spans, node.place) : [],
      ),
    ]),
  );
  return [...new Map(found.map((one) => [JSON.stringify([one.message.en, one.place]), one])).values()];
}

function styleOf(block: Block): string | undefined {
  const isStyled = block.kind === 'paragraph' || block.kind === 'list' || block.kind === 'heading';
  return isStyled ? block.style : undefined;
}

function unknownStyle(name: string | undefined, known: readonly string[], place: Place): Diagnostic[] {
  if (name === undefined || known.includes(name)) return [];
  const message = { zh: `edition.yaml 里没有样式“${name}”`, en: `edition.yaml has no style “${name}”` };
  return [errorAt('unknown-style', message, { place, hint: nearestHint(name, known) })];
}
