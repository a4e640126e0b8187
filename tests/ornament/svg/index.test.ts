import { describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../../../src/core/diagnostics.js';
import { Database } from '../../../src/incremental/database.js';
import { track } from '../../../src/incremental/tracked.js';
import { readDrawing } from '../../../src/ornament/svg/index.js';

const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"';

function drawing(inside: string, root = 'viewBox="0 0 100 100"'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" ${root}>\n${inside}\n</svg>`;
}

const read = (text: string) => readDrawing(track(new Database(), {}), 'o.svg', text);

/** The lines of what a drawing becomes between its root's tags, or what is wrong with it. */
async function plain(text: string): Promise<string[]> {
  const made = await read(text);
  if ('problem' in made) return [formatDiagnostic(made.problem, 'en').split('\n')[0] as string];
  return made.svg.trim().split('\n').slice(1, -1);
}

test('a drawing of plain paths stays as it is, to the letter', async () => {
  const text = drawing('<path d="M10.0 0L5 5C1 2 3 4 5 6Z" fill="#ff0000" stroke="none"/>');
  expect(await read(text)).toEqual({ svg: text });
});

describe('is painted as viewers do:', () => {
  test.each([
    ['a colour by name', '<path d="M0 0L9 9" fill="red"/>', '<path d="M0 0L9 9" fill="#ff0000"/>'],
    ['a short colour', '<path d="M0 0L9 9" fill="#0f8"/>', '<path d="M0 0L9 9" fill="#00ff88"/>'],
    [
      'a colour with its opacity',
      '<path d="M0 0L9 9" fill="rgba(1, 2, 3, 50%)"/>',
      '<path d="M0 0L9 9" fill="#010203" fill-opacity="0.5"/>',
    ],
    [
      'hue and lightness',
      '<path d="M0 0L9 9" fill="hsl(120, 100%, 25%)"/>',
      '<path d="M0 0L9 9" fill="#008000"/>',
    ],
    [
      'the current colour',
      '<g color="navy"><path d="M0 0L9 9" fill="currentColor"/></g>',
      '<path d="M0 0L9 9" fill="#000080"/>',
    ],
    [
      'a style over an attribute',
      '<path fill="red" style="fill: blue" d="M0 0L9 9"/>',
      '<path d="M0 0L9 9" fill="#0000ff"/>',
    ],
    [
      'a style sheet',
      '<style>.a, circle { fill: lime !important }</style><path class="b a" d="M0 0L9 9"/>',
      '<path d="M0 0L9 9" fill="#00ff00"/>',
    ],
    [
      'what comes down from around',
      '<g fill="none" stroke="red"><path d="M0 0L9 9"/></g>',
      '<path d="M0 0L9 9" fill="none" stroke="#ff0000" stroke-width="1"/>',
    ],
    [
      'a move',
      '<path transform="translate(10 20)" d="M0 0L9 9"/>',
      '<path d="M10 20L19 29" fill="#000000"/>',
    ],
    [
      'moves within moves',
      '<g transform="scale(2)"><path transform="translate(1,2)" d="M0 0L9 9"/></g>',
      '<path d="M2 4L20 22" fill="#000000"/>',
    ],
    [
      'a turn about a point',
      '<path transform="rotate(90 10 10)" d="M10 0L20 10"/>',
      '<path d="M20 10L10 20" fill="#000000"/>',
    ],
    [
      'a line that is scaled',
      '<path transform="scale(3)" stroke="red" stroke-width="2px" fill="none" d="M0 0L1 1"/>',
      '<path d="M0 0L3 3" fill="none" stroke="#ff0000" stroke-width="6"/>',
    ],
    [
      'a line that is scaled unevenly',
      '<path transform="scale(3 1)" stroke="red" fill="none" d="M0 0L1 1"/>',
      '<path d="M0 0L1 1" fill="none" stroke="#ff0000" stroke-width="1" transform="matrix(3 0 0 1 0 0)"/>',
    ],
    [
      'relative steps',
      '<path d="m1 1h4v4q1 1 2 0z"/>',
      '<path d="M1 1L5 1L5 5C5.66667 5.66667 6.33333 5.66667 7 5Z" fill="#000000"/>',
    ],
    [
      'a rectangle',
      '<rect x="1" y="2" width="3" height="4"/>',
      '<path d="M1 2L4 2L4 6L1 6Z" fill="#000000"/>',
    ],
    ['points', '<polygon points="0,0 4,0 4,4"/>', '<path d="M0 0L4 0L4 4Z" fill="#000000"/>'],
    [
      'a length in millimetres',
      '<line x2="25.4mm" stroke="black" stroke-dasharray="1in,2px"/>',
      '<path d="M0 0L96 0" fill="#000000" stroke="#000000" stroke-width="1" stroke-dasharray="96 2"/>',
    ],
    [
      'a copy',
      `<defs><path id="a" d="M0 0L1 1"/></defs><use ${XLINK} xlink:href="#a" x="5" fill="red"/>`,
      '<path d="M5 0L6 1" fill="#ff0000"/>',
    ],
    [
      'what is faint',
      '<g opacity=".5"><path d="M0 0L9 9" opacity=".5"/></g>',
      '<path d="M0 0L9 9" fill="#000000" fill-opacity="0.25"/>',
    ],
  ])('%s', async (_, inside, expected) => {
    expect(await plain(drawing(inside))).toEqual([expected]);
  });

  test.each([
    ['what is hidden', '<path visibility="hidden" d="M0 0L9 9"/><g display="none"><path d="M0 0L9 9"/></g>'],
    ['what has no extent', '<circle r="0"/><rect width="5"/><path/>'],
    [
      'what is only kept',
      '<title>t</title><defs><path d="M0 0L9 9"/></defs><clipPath id="c"><path d="M0 0L9 9"/></clipPath>',
    ],
    ['what programs keep for themselves', '<sodipodi:namedview><inkscape:grid/></sodipodi:namedview>'],
  ])('nothing of %s', async (_, inside) => {
    expect((await plain(drawing(inside))).join('')).toBe('');
  });

  test('a drawing without a view box, by its size', async () => {
    const made = await read(drawing('<path d="M0 0L9 9" fill="red"/>', 'width="2in" height="50px"'));
    expect('svg' in made && made.svg).toContain('viewBox="0 0 192 50"');
  });

  test('gradients, also those that take their colours from others', async () => {
    const text = drawing(
      '<linearGradient id="a"><stop offset="10%" style="stop-color: red"/></linearGradient>' +
        '<radialGradient id="b" href="#a" r="40%"/><rect width="2" height="2" fill="url(#b)"/>',
    );
    expect(await plain(text)).toEqual([
      '<defs><radialGradient id="g0" r="0.4"><stop offset="0.1" stop-color="#ff0000"/></radialGradient></defs>',
      '<path d="M0 0L2 0L2 2L0 2Z" fill="url(#g0)"/>',
    ]);
  });
});

const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';

test('a picture of dots that is in the file itself is kept', async () => {
  expect(await plain(drawing(`<image width="9" height="8" href="${picture}"/>`))).toEqual([
    `<image x="0" y="0" width="9" height="8" href="${picture}"/>`,
  ]);
});

/** Copies of copies, ten of each. */
const bomb = Array.from(
  { length: 9 },
  (_, at) => `<g id="g${at + 1}">${`<use href="#g${at}"/>`.repeat(10)}</g>`,
).join('');

describe('is refused with its line:', () => {
  test.each([
    ['a file', '<image href="/etc/hostname" width="9" height="9"/>', 'href="/etc/hostname"'],
    ['a file beside it', '<image href="photo.png" width="9" height="9"/>', 'href="photo.png"'],
    [
      'a page of the web',
      '<image href="https://example.org/a.png" width="9" height="9"/>',
      'href="https://example.org/a.png"',
    ],
    [
      'a drawing inside a picture',
      '<image href="data:image/svg+xml;base64,PHN2Zz4=" width="9" height="9"/>',
      'href="data:image/svg+xml',
    ],
    [
      'what only calls itself a picture',
      '<image href="data:image/png;base64,AAAA" width="9" height="9"/>',
      'href="data:image/png',
    ],
    [
      'a picture that breaks off',
      `<image href="${picture.slice(0, 100)}" width="9" height="9"/>`,
      'href="data:image/png',
    ],
    [
      'a picture with a dot changed',
      `<image href="${picture.replace('GP4z8', 'GP4z9')}" width="9" height="9"/>`,
      'href="data:image/png',
    ],
    [
      'a JPEG of nothing',
      '<image href="data:image/jpeg;base64,/9j/4AAQSkZJRg==" width="9" height="9"/>',
      'href="data:image/jpeg',
    ],
    ['a copy out of another file', '<use href="other.svg#a"/>', 'href="other.svg#a"'],
    ['a link', '<a href="https://example.org"><path d="M0 0L9 9"/></a>', 'href="https://example.org"'],
    ['a link within', '<a href="#x"><path d="M0 0L9 9"/></a>', '<a>'],
    ['a program', '<script>alert(1)</script>', '<script>'],
    ['a program in what is only kept', '<defs><image href="x.png"/></defs>', 'href="x.png"'],
    ['what acts on a click', '<path d="M0 0L9 9" onclick="x()"/>', 'onclick='],
    ['a page inside', '<foreignObject><p>x</p></foreignObject>', '<foreignObject>'],
    ['an outside style sheet', '<style>@import url(x.css);</style>', '@ in <style>'],
    ['an outside fill', '<path d="M0 0L9 9" fill="url(x.svg#a)"/>', 'url(…)'],
    ['an outside fill in a style', '<path d="M0 0L9 9" style="fill: url(\'http://x/a\')"/>', 'url(…)'],
    ['a fill that there is not', '<path d="M0 0L9 9" fill="url(#a)"/>', 'fill="url(#a)"'],
    [
      'a gradient of itself',
      '<linearGradient id="a" href="#a"/><path d="M0 0L9 9" fill="url(#a)"/>',
      'fill="url(#a)"',
    ],
    ['text', '<text x="1" y="1">字</text>', '<text>'],
    ['a cut-out', '<path d="M0 0L9 9" clip-path="url(#c)"/>', 'clip-path="url(#c)"'],
    ['a cut-out in a style', '<path d="M0 0L9 9" style="mask: url(#c)"/>', 'mask="url(#c)"'],
    [
      'a style that is not known',
      '<path d="M0 0L9 9" style="transform: scale(2)"/>',
      'style="transform: scale(2)"',
    ],
    ['a selector of several steps', '<style>g path { fill: red }</style>', '<style> “g path”'],
    [
      'things faint together',
      '<g opacity="0.5"><path d="M0 0L9 9"/><path d="M0 0L9 9"/></g>',
      'opacity of several shapes',
    ],
    ['a drawing in a drawing', '<svg viewBox="0 0 1 1"/>', '<svg>'],
    ['a copy of itself', '<g id="a"><use href="#a"/></g>', '<use> in itself'],
    ['copies without number', `<path id="g0" d="M0 0L1 1"/>${bomb}`, '> 10000 elements'],
    ['groups without end', '<g>'.repeat(5000), '> 50 levels'],
    ['what moves', '<path d="M0 0L9 9"><animate/></path><animate attributeName="d"/>', '<animate>'],
  ])('%s', async (_, inside, what) => {
    const [line] = await plain(drawing(inside));
    expect(line).toMatch(/^o\.svg:2 error: an ornament can't have /);
    expect(line).toContain(what);
  });

  test.each([
    ['no drawing at all', 'not svg', 'o.svg:1 error: this is no SVG: text outside of <svg>'],
    ['an empty file', '', 'o.svg:1 error: this is no SVG: there is no <svg>'],
    ['a page', '<html/>', 'o.svg:1 error: this is no SVG: there is no <svg>'],
    [
      'a drawing that breaks off',
      '<svg viewBox="0 0 9 9">\n<path',
      'o.svg:1 error: this is no SVG: <svg> is not closed',
    ],
    [
      'an element that is not closed',
      drawing('<g>\n<path d="M0 0">\n</g>'),
      'o.svg:3 error: this is no SVG: <path> is not closed',
    ],
    ['two drawings', `${drawing('')}\n<svg/>`, 'o.svg:4 error: this is no SVG: <svg> after the end'],
    [
      'entities',
      '<!DOCTYPE svg [\n<!ENTITY a "b">]>\n<svg viewBox="0 0 1 1"/>',
      "o.svg:1 error: an ornament can't have DOCTYPE, ENTITY",
    ],
    [
      'an attribute without quotes',
      drawing('<path d=M0/>'),
      'o.svg:2 error: this is no SVG: d= has no quotes',
    ],
    [
      'a colour that is none',
      drawing('<path d="M0 0L9 9" fill="rouge"/>'),
      'o.svg:2 error: this is no SVG: fill="rouge"',
    ],
    [
      'a width that is none',
      drawing('<path d="M0 0L9 9" stroke="red" stroke-width="wide"/>'),
      'o.svg:2 error: this is no SVG: stroke-width="wide"',
    ],
    [
      'a number beyond all',
      drawing('<path d="M0 0L9e99 9"/>'),
      `o.svg:2 error: an ornament can't have d="…"`,
    ],
    ['a step without its numbers', drawing('<path d="M0 0C1 2 3"/>'), 'o.svg:2 error: this is no SVG: d="…"'],
    [
      'a view box of no size',
      drawing('', 'viewBox="0 0 0 0"'),
      'o.svg:1 error: this is no SVG: viewBox="0 0 0 0"',
    ],
    ['no size at all', drawing('<path d="M0 0" fill="red"/>', ''), 'o.svg:1 error: this is no SVG: width=""'],
    [
      'a transformation that is none',
      drawing('<path d="M0 0L9 9" transform="jump(3)"/>'),
      'o.svg:2 error: this is no SVG: transform="jump(3)"',
    ],
    [
      'a transformation with a number too many',
      drawing('<path d="M0 0L9 9" transform="rotate(1 2)"/>'),
      'o.svg:2 error: this is no SVG: transform="rotate(1 2)"',
    ],
    [
      'a negative size',
      drawing('<rect width="-1" height="2"/>'),
      'o.svg:2 error: this is no SVG: width="-1"',
    ],
  ])('%s', async (_, text, message) => {
    expect((await plain(text))[0]?.slice(0, message.length)).toBe(message);
  });
});

test('a plain document type, as drawing programs write it, does no harm', async () => {
  const text = `<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${drawing('<path d="M0 0L9 9" fill="red"/>')}`;
  expect(await plain(text)).toEqual(['<path d="M0 0L9 9" fill="#ff0000"/>']);
});
