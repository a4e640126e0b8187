import { malformed, unsupported } from './fault.js';
import type { SvgElement } from './tree.js';

/** The properties that decide how a shape is painted, and whether they come down from the elements around. */
const properties: ReadonlyMap<string, boolean> = new Map([
  ['fill', true],
  ['fill-rule', true],
  ['fill-opacity', true],
  ['stroke', true],
  ['stroke-width', true],
  ['stroke-opacity', true],
  ['stroke-linecap', true],
  ['stroke-linejoin', true],
  ['stroke-miterlimit', true],
  ['stroke-dasharray', true],
  ['stroke-dashoffset', true],
  ['color', true],
  ['visibility', true],
  ['display', false],
  ['opacity', false],
  ['stop-color', false],
  ['stop-opacity', false],
]);

/** What changes the painting in ways that this program does not, and the values with which it changes nothing. */
const refused: ReadonlyMap<string, readonly string[]> = new Map([
  ['clip-path', ['none']],
  ['clip', ['auto']],
  ['mask', ['none']],
  ['filter', ['none']],
  ['marker', ['none']],
  ['marker-start', ['none']],
  ['marker-mid', ['none']],
  ['marker-end', ['none']],
  ['mix-blend-mode', ['normal']],
  ['vector-effect', ['none']],
  ['paint-order', ['normal', 'fill', 'fill stroke', 'fill stroke markers']],
  ['transform-origin', ['0 0', '0px 0px']],
  ['transform-box', ['view-box']],
  ['pathLength', []],
]);

/** What has no bearing on shapes: fonts and texts, how programs reckon, what they keep for themselves. */
const ignored =
  /^(-|font|text-|letter-|word-|writing-|line-height|white-space|direction|unicode-bidi|dominant-|alignment-|baseline-|solid-|flood-|lighting-|color-|shape-|image-|enable-background|pointer-events|cursor|overflow$|isolation$|shape-|inline-size|block-progression|kerning|glyph-|clip-rule|user-select)/;

export type Style = ReadonlyMap<string, string>;

/** One rule of a style sheet: a simple selector and what it sets. */
export interface StyleRule {
  readonly matches: (element: SvgElement) => boolean;
  /** Higher wins: ids over classes over names. */
  readonly weight: number;
  readonly declarations: Style;
}

/**
 * The style of an element: what it takes from those around, overlaid by its attributes, by the rules of style sheets
 * and by its own `style`.
 */
export function styleOf(element: SvgElement, outer: Style, rules: readonly StyleRule[]): Style {
  const style = new Map([...outer].filter(([name]) => properties.get(name)));
  const set = (name: string, value: string) => {
    if (value !== 'inherit') style.set(name, value);
    else if (outer.has(name)) style.set(name, outer.get(name) as string);
  };
  for (const [name, value] of element.attributes) {
    refuse(name, value, element.offset);
    if (properties.has(name)) set(name, value.trim());
  }
  for (const rule of rules)
    if (rule.matches(element)) for (const [name, value] of rule.declarations) set(name, value);
  for (const [name, value] of declarationsIn(element.attributes.get('style') ?? '', element.offset))
    set(name, value);
  return style;
}

function refuse(name: string, value: string, offset: number): void {
  const harmless = refused.get(name);
  if (harmless && !harmless.includes(value.trim())) throw unsupported(`${name}="${value}"`, offset);
}

/** `fill: red; stroke: none`; what is neither painted nor without bearing is refused. */
function declarationsIn(text: string, offset: number): Style {
  const declarations = new Map<string, string>();
  for (const declaration of withoutComments(text).split(';')) {
    if (declaration.trim() === '') continue;
    const [, name = '', value = ''] =
      /^\s*([-\w]+)\s*:\s*(.*?)\s*(?:!important\s*)?$/s.exec(declaration) ?? [];
    if (name === '') throw malformed(`style="${declaration.trim()}"`, offset);
    refuse(name, value, offset);
    if (properties.has(name)) declarations.set(name, value);
    else if (!refused.has(name) && !ignored.test(name))
      throw unsupported(`style="${name}: ${value}"`, offset);
  }
  return declarations;
}

const withoutComments = (text: string) => text.replace(/\/\*.*?(?:\*\/|$)/gs, '');

/** The rules of a style sheet, in the order in which they win. */
export function rulesIn({ text, offset }: SvgElement): StyleRule[] {
  const sheet = withoutComments(text);
  if (sheet.includes('@')) throw unsupported('@ in <style>', offset);
  const rules: StyleRule[] = [];
  const rest = sheet.replace(/([^{}]*)\{([^{}]*)\}/g, (_, selectors: string, body: string) => {
    const declarations = declarationsIn(body, offset);
    for (const selector of selectors.split(','))
      rules.push({ ...matcherOf(selector.trim(), offset), declarations });
    return '';
  });
  if (rest.trim() !== '') throw malformed('<style>', offset);
  return rules;
}

function matcherOf(selector: string, offset: number): Pick<StyleRule, 'matches' | 'weight'> {
  if (selector === '*') return { weight: 0, matches: () => true };
  const [, name, id, classes] = /^([a-zA-Z]+)?(?:#([\w-]+))?((?:\.[\w-]+)*)$/.exec(selector) ?? [];
  if (selector === '' || (name === undefined && id === undefined && !classes))
    throw unsupported(`<style> “${selector}”`, offset);
  const wanted = (classes ?? '').split('.').filter((one) => one !== '');
  return {
    weight: (id ? 10_000 : 0) + wanted.length * 100 + (name ? 1 : 0),
    matches({ name: own, attributes }) {
      const has = (attributes.get('class') ?? '').split(/\s+/);
      const isMeant =
        (name === undefined || name === own) && (id === undefined || id === attributes.get('id'));
      return isMeant && wanted.every((one) => has.includes(one));
    },
  };
}
