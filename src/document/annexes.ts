import type { Block, Heading } from './tree.js';
import { blocksIn, mapped } from './walk.js';

/** What a single annex is called: one that stands alone has no number (GB/T 9704-2012, 7.3.4). */
const ALONE = '附件';

/** The document with a single annex called 附件, which is known once all is composed. */
export function withSingleAnnexUnnumbered(blocks: readonly Block[]): readonly Block[] {
  const annexes = [...blocksIn(blocks)].filter((block): block is Heading => {
    return block.kind === 'heading' && block.isAnnex === true;
  });
  return annexes.length === 1 ? relabelled(blocks, annexes[0] as Heading) : blocks;
}

function relabelled(blocks: readonly Block[], annex: Heading): readonly Block[] {
  return mapped(blocks, (block): Block => {
    if (block === annex) return annex.label === ALONE ? annex : { ...annex, label: ALONE };
    if (block.kind !== 'section') return block;
    const children = relabelled(block.children, annex);
    return children === block.children ? block : { ...block, children };
  });
}
