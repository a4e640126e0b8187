import { CHARACTERS, MARKUP, NAMES, NUMBERS } from './words.mjs';

/** What may happen to a text, whatever it says. Each takes the random numbers and the text and answers a text. */
const changes = [
  (random, text) => replaceOne(random, text, /[\d.]+/g, random.pick(NUMBERS)),
  (random, text) => replaceOne(random, text, /[\p{L}_][\p{L}\d_-]*/gu, random.pick(NAMES)),
  (random, text) => insert(random, text, random.pick(CHARACTERS)),
  (random, text) => insert(random, text, random.pick(CHARACTERS).repeat(random.size(300))),
  (random, text) => insert(random, text, random.pick(MARKUP)),
  (random, text) => insert(random, text, random.pick(NUMBERS)),
  (random, text) => insert(random, text, random.pick(NAMES)),
  (random, text) => text.slice(0, random.below(text.length + 1)),
  (random, text) => {
    const [start, end] = range(random, text, 200);
    return text.slice(0, start) + text.slice(end);
  },
  (random, text) => {
    const [start, end] = range(random, text, 100);
    return text.slice(0, end) + text.slice(start, end).repeat(random.size(40)) + text.slice(end);
  },
  (random, text) => {
    const [start, end] = range(random, text, 100);
    return insert(random, text, text.slice(start, end));
  },
  (random, text) => inLines(text, (lines) => swap(random, lines)),
  (random, text) => inLines(text, (lines) => lines.splice(random.below(lines.length), 1)),
  (random, text) =>
    inLines(text, (lines) => {
      const at = random.below(lines.length);
      const most = 1 + Math.floor(200_000 / (lines[at].length + 1));
      lines.splice(at, 0, ...Array(Math.min(random.size(60), most)).fill(lines[at]));
    }),
  (_, text) => text.replaceAll('\n', '\r'),
  (_, text) => text.replaceAll('\n', '\r\n'),
  (random, text) => insert(random, text, '长'.repeat(random.size(20_000))),
];

/** A text changed in one to four places. */
export function changeText(random, text, more = []) {
  const all = [...changes, ...more, ...more];
  let changed = text;
  for (let left = random.size(4); left > 0; left--) changed = random.pick(all)(random, changed);
  return changed;
}

const encodings = [
  () => Buffer.alloc(0),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.from(Buffer.from(text).toString('latin1')),
  (text, random) => Buffer.from(text).subarray(0, random.below(text.length + 1)),
  (text, random) => changeBytes(random, Buffer.from(text)),
  (_, random) => Buffer.from(Array.from({ length: random.size(3000) }, () => random.below(256))),
];

/** The bytes of a text, now and then in an encoding that nobody asked for, or broken. */
export function encode(random, text) {
  return random.chance(0.15) ? random.pick(encodings)(text, random) : Buffer.from(text);
}

/** Bytes flipped, taken out, put in, copied, cut off. */
export function changeBytes(random, bytes) {
  let changed = Buffer.from(bytes);
  for (let left = random.size(12); left > 0 && changed.length > 0; left--) {
    const at = random.below(changed.length);
    const end = Math.min(changed.length, at + random.size(200));
    const parts = [changed.subarray(0, at), changed.subarray(at, end), changed.subarray(end)];
    const [before, middle, after] = parts;
    const kind = random.below(6);
    if (kind < 3)
      changed[at] = random.pick([0, 0xff, random.below(256), changed[at] ^ (1 << random.below(8))]);
    else if (kind === 3) changed = Buffer.concat([before, after]);
    else if (kind === 4) changed = Buffer.concat([before, middle, middle, after]);
    else if (random.chance(0.3)) changed = Buffer.from(before);
  }
  return changed;
}

function replaceOne(random, text, pattern, by) {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { index, 0: match } = random.pick(found);
  return text.slice(0, index) + by + text.slice(index + match.length);
}

export function insert(random, text, what) {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
}

function range(random, text, most) {
  const start = random.below(text.length + 1);
  return [start, Math.min(text.length, start + random.size(most))];
}

function inLines(text, change) {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
}

export function swap(random, values) {
  const [one, other] = [random.below(values.length), random.below(values.length)];
  [values[one], values[other]] = [values[other], values[one]];
}
