import { childOf, descendantsOf, type Element, isOn, settingOf } from './tree.js';

/** What a style of paragraphs says of structure, its own or of the style it is based on. */
export interface ParagraphStyle {
  readonly name: string;
  readonly outline?: string;
  readonly numbering?: Element;
  readonly hidden: boolean;
}

const DEEPEST = 20;

/** The styles of a Word file by their id. */
export function stylesOf(part: Element | undefined): (id: string | undefined) => ParagraphStyle | undefined {
  const styles = new Map(
    descendantsOf(part, 'style').map((style) => [style.attributes.styleId ?? '', style] as const),
  );
  const read = (id: string | undefined, depth = 0): ParagraphStyle | undefined => {
    const style = styles.get(id ?? '');
    if (style === undefined) return undefined;
    const base = depth < DEEPEST ? read(settingOf(childOf(style, 'basedOn')), depth + 1) : undefined;
    const properties = childOf(style, 'pPr');
    const outline = settingOf(childOf(properties, 'outlineLvl')) ?? base?.outline;
    const numbering = childOf(properties, 'numPr') ?? base?.numbering;
    return {
      name: settingOf(childOf(style, 'name')) ?? '',
      hidden: isOn(childOf(childOf(style, 'rPr'), 'vanish')) || (base?.hidden ?? false),
      ...(outline !== undefined && { outline }),
      ...(numbering !== undefined && { numbering }),
    };
  };
  return read;
}
