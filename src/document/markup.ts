import { Parser } from 'htmlparser2';
import { type Diagnostic, errorAt, type Place } from '../core/diagnostics.js';
import { PLACE_ATTRIBUTE, type PlaceTable } from '../template/places.js';
import { parsePlainMarkup } from './plain-markup.js';

/** An element of rendered markup, with the place where its tag, or the data in it, was written. */
export interface MarkupElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly MarkupNode[];
  readonly place: Place;
}

export interface MarkupText {
  readonly text: string;
  readonly place: Place;
}

export type MarkupNode = MarkupElement | MarkupText;

export function isText(node: MarkupNode): node is MarkupText {
  return 'text' in node;
}

/**
 * Parses rendered markup into elements. Strict where HTML is lenient: every element is closed where it was
 * opened, or closes itself; what is not comes back as diagnostics.
 */
export function parseMarkup(
  markup: string,
  places: Pick<PlaceTable, 'get'>,
  origin: Place,
): { root: MarkupElement; found: Diagnostic[] } {
  const plain = parsePlainMarkup(markup, places, origin, MOST_LEVELS);
  return plain ? { root: plain, found: [] } : parseAnyMarkup(markup, places, origin);
}

function parseAnyMarkup(
  markup: string,
  places: Pick<PlaceTable, 'get'>,
  origin: Place,
): { root: MarkupElement; found: Diagnostic[] } {
  const found: Diagnostic[] = [];
  type Open = { name: string; attributes: Record<string, string>; children: MarkupNode[]; place: Place };
  const root: Open = { name: '#root', attributes: {}, children: [], place: origin };
  const stack: Open[] = [root];
  const top = () => stack.at(-1) as Open;
  const closed = new Set<number>();
  const spans = new Map<Open, { start: number; end: number }>();

  const parser = new Parser(
    {
      onopentag(name, { [PLACE_ATTRIBUTE]: key, ...attributes }) {
        const place = (key === undefined ? undefined : places.get(key)) ?? top().place;
        const element: Open = { name, attributes, children: [], place };
        if (stack.length === MOST_LEVELS && found.length < MOST_FOUND) found.push(tooDeep(place));
        // what is inside too many others is left out: whoever goes through the tree calls itself for each level
        if (stack.length < MOST_LEVELS) top().children.push(element);
        stack.push(element);
        spans.set(element, { start: parser.startIndex, end: markup.length });
      },
      onclosetag(name, implied) {
        const element = stack.pop() as Open;
        const selfClosed = markup.startsWith('/>', parser.endIndex - 1);
        if (implied && !selfClosed && found.length < MOST_FOUND) found.push(unclosed(name, element.place));
        closed.add(parser.endIndex);
        const span = spans.get(element);
        if (span) span.end = parser.endIndex;
      },
      ontext(text) {
        const { children, place } = top();
        const last = children.at(-1);
        if (last && isText(last)) children[children.length - 1] = { text: last.text + text, place };
        else children.push({ text, place });
      },
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(markup);
  for (const { name, index, end } of closingTags(markup)) {
    if (closed.has(end)) continue;
    const around = [...spans].findLast(([, span]) => span.start < index && span.end > end);
    found.push(unopened(name, around?.[0].place ?? origin));
    if (found.length >= MOST_FOUND) break;
  }
  return { root, found };
}

/** So deep may elements stand in each other; more findings than this in one text say nothing new. */
const MOST_LEVELS = 60;
const MOST_FOUND = 50;

const CLOSING_TAG = /<!--|<\/([^\s<>]+)\s*>/g;

/** The closing tags of a text, with the index of their first and last character; comments have none. */
function* closingTags(markup: string): Generator<{ name: string; index: number; end: number }> {
  CLOSING_TAG.lastIndex = 0;
  for (let found = CLOSING_TAG.exec(markup); found; found = CLOSING_TAG.exec(markup)) {
    const { 0: tag, 1: name, index } = found;
    if (name !== undefined) yield { name, index, end: index + tag.length - 1 };
    const endOfComment = name === undefined ? markup.indexOf('-->', index) : 0;
    if (endOfComment === -1) return;
    if (name === undefined) CLOSING_TAG.lastIndex = endOfComment + '-->'.length;
  }
}

function tooDeep(place: Place): Diagnostic {
  const message = {
    zh: `元素套得太深，超过${MOST_LEVELS}层`,
    en: `elements nested too deep, more than ${MOST_LEVELS} levels`,
  };
  return errorAt('too-deep', message, { place });
}

function unopened(name: string, place: Place): Diagnostic {
  return errorAt(
    'unopened-element',
    { zh: `</${name}> 前面没有 <${name}>`, en: `</${name}> closes no <${name}>` },
    { place, hint: { zh: `删去 </${name}>，或补上 <${name}>`, en: `remove </${name}>, or add <${name}>` } },
  );
}

function unclosed(name: string, place: Place): Diagnostic {
  return errorAt(
    'unclosed-element',
    { zh: `<${name}> 没有对应的 </${name}>`, en: `<${name}> has no </${name}>` },
    { place, hint: { zh: `补上 </${name}>，或写成 <${name}/>`, en: `add </${name}>, or write <${name}/>` } },
  );
}
