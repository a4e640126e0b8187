import type { PictureBlock } from '../../model.js';
import { childOf, descendantsOf, type Element } from './tree.js';

const EMU_PER_PT = 12_700;
/** What is shown smaller than this keeps room or counts readers: it is no picture. */
const LEAST_SHOWN_PT = 4;

/** The parts that a part of the file refers to, by the names of the relations. */
export function relationsOf(relations: Element | undefined, folder: string): ReadonlyMap<string, string> {
  return new Map(
    descendantsOf(relations, 'Relationship').flatMap(({ attributes }): [string, string][] => {
      const { Id, Target, TargetMode } = attributes;
      if (Id === undefined || Target === undefined || TargetMode === 'External') return [];
      return [[Id, Target.startsWith('/') ? Target.slice(1) : `${folder}${Target}`]];
    }),
  );
}

/** A drawing that shows a picture; undefined where that is not in the file. */
export function pictureBlock(
  drawing: Element,
  relations: ReadonlyMap<string, string>,
  line: number,
): PictureBlock | undefined {
  const [blip] = [...descendantsOf(drawing, 'blip'), ...descendantsOf(drawing, 'imagedata')];
  const part = relations.get(blip?.attributes.embed ?? blip?.attributes.id ?? '');
  if (part === undefined) return undefined;
  const [frame = drawing] = [...descendantsOf(drawing, 'inline'), ...descendantsOf(drawing, 'anchor')];
  const { cx = '0', cy = '0' } = childOf(frame, 'extent')?.attributes ?? {};
  const { descr = '', title = '' } = childOf(frame, 'docPr')?.attributes ?? {};
  const size = (emu: string) => (Number(emu) > 0 ? Number(emu) / EMU_PER_PT : 0);
  const [widthPt, heightPt] = [size(cx), size(cy)];
  if (widthPt > 0 && Math.max(widthPt, heightPt) < LEAST_SHOWN_PT) return undefined;
  return { kind: 'picture', part, widthPt, heightPt, alt: (descr || title).trim(), line };
}
