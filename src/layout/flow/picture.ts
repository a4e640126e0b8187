import type { Picture } from '../../document/tree.js';
import type * as pdf from '../flow.js';
import type { Tag } from '../tags.js';
import { type DefineContext, styleOf } from './context.js';
import { paragraphOf } from './paragraph.js';
import { numberRuns, runsOf } from './runs.js';
import { blank } from './spacing.js';

/** A picture takes no more of a page than this: text stands above or below it. */
const MOST_OF_PAGE = 0.6;

/**
 * A picture of the report as large as it is there, as far as the page has room, with number and title below it. One
 * with a title may stand at the head of the next page; one without belongs where it is.
 */
export function definePicture(picture: Picture, context: DefineContext): pdf.Block[] {
  const { edition, widthPt, pageHeightPt } = context;
  const { beforePt, afterPt } = edition.figure;
  const tag: Tag = { type: 'Figure', alt: picture.alt };
  const scale = Math.min(1, widthPt / picture.widthPt, (MOST_OF_PAGE * pageHeightPt) / picture.heightPt);
  const size = { width: picture.widthPt * scale, height: picture.heightPt * scale };
  const drawing: pdf.Svg = { svg: svgOf(picture), ...size, alignment: 'center', id: picture.id, tag };
  const style = styleOf(edition, 'figure-title');
  const title = picture.title && [
    ...numberRuns(picture.number, style),
    ...runsOf(picture.title, style, context),
  ];
  const caption = title
    ? [{ ...paragraphOf(title, style), within: [tag], tag: { type: 'Caption' } } as const]
    : [];
  return [
    {
      stack: [blank(beforePt), drawing, ...caption, blank(afterPt)],
      gridSnap: true,
      keepTogether: true,
      ...(title && { float: 'figure' as const }),
    },
  ];
}

function svgOf({ href, widthPt, heightPt }: Picture): string {
  const size = `width="${widthPt}" height="${heightPt}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthPt} ${heightPt}"><image ${size} preserveAspectRatio="none" href="${href}"/></svg>`;
}
