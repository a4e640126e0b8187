/**
 * Makes the dictionary of Chinese words, src/chinese/dictionary.json, from the word list of jieba: for each character
 * the words that begin with it, and how rare each is. `node .ci/dictionary.mjs FOLDER`, where FOLDER holds dict.txt of
 * the npm package @node-rs/jieba 2.0.3 (MIT licence, see src/chinese/dictionary.licence.txt).
 *
 * The list was counted in newspapers and novels. Of its 349,000 words those are left out that no report needs: names of
 * persons, numbers, words seldom or never counted, compounds of two words that may as well be parted, and whatever is
 * found without being in the list. So 116,000 are left.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Costs are negative logarithms of probabilities, in steps that one letter or digit tells. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const STEP = 0.25;
const CHEAPEST = 2.5;
/** Names and heads have few words of one character: a character by itself costs so much more than it was counted. */
const ALONE = 2.5;
const UNKNOWN = LETTERS.length;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('node .ci/dictionary.mjs FOLDER (of the package @node-rs/jieba)');

const charset = commonCharacters();
const listed = readFileSync(join(folder, 'dict.txt'), 'utf8').trim().split('\n').map(parseLine);
const total = listed.reduce((sum, { count }) => sum + count, 0);
const words = listed.filter(({ word }) => [...word].every((character) => charset.has(character)));
const counts = new Map(words.map(({ word, count }) => [word, count]));
const costs = new Map(words.filter(isWanted).map(({ word, count }) => [word, costOf(word, count)]));
const needed = [...costs].filter(([word, cost]) => word.length === 1 || cost < costInParts(word));
writeFileSync(
  join(import.meta.dirname, '../src/chinese/dictionary.json'),
  `${JSON.stringify(linesOf(needed))}\n`,
);
console.log(`${needed.length} words`);

function parseLine(line) {
  const [word, count, kind] = line.split(' ');
  return { word, count: Number(count), kind };
}

/** The 6,763 hanzi of GB 2312, which names and terms of mainland China are written in. */
function commonCharacters() {
  const decoder = new TextDecoder('gb2312');
  const characters = new Set();
  for (let lead = 0xb0; lead <= 0xf7; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (/^[\u4e00-\u9fff]$/.test(character)) characters.add(character);
    }
  return characters;
}

function isWanted({ word, count, kind }) {
  const [isPlace, isPerson, isNumber] = [kind === 'ns', kind.startsWith('nr'), kind === 'm'];
  if (word.length === 1) return true;
  if (isPlace && /[省市县区旗州盟]$/.test(word)) return word.length <= 5;
  if (word.length === 2) return count > 3 || (count > 2 && ['ns', 'j', 'vn', 'b'].includes(kind));
  if (isNumber) return count > 50;
  if (word.length === 3) return isPerson ? count > 50 : count > 10 || (count > 2 && mostOfParts(word) > 500);
  if (word.length > 4) return false;
  return count > 10 && !isOfTwoWords(word);
}

/** The count of the commoner of the two words that a word of three characters may be made of: 增值税, 副主任. */
function mostOfParts(word) {
  return Math.max(counts.get(word.slice(0, 2)) ?? 0, counts.get(word.slice(1)) ?? 0);
}

/** 国民经济 may as well be parted between its words. */
function isOfTwoWords(word) {
  return counts.get(word.slice(0, 2)) > 2 && counts.get(word.slice(2)) > 2;
}

function costOf(word, count) {
  const cost = Math.log(total) - Math.log(Math.max(1, count)) + (word.length === 1 ? ALONE : 0);
  return Math.min(LETTERS.length - 1, Math.max(0, Math.round((cost - CHEAPEST) / STEP)));
}

/** What a word costs if it is taken apart in the cheapest way. */
function costInParts(word) {
  const best = [0];
  for (let end = 1; end <= word.length; end++) {
    best[end] = Number.POSITIVE_INFINITY;
    for (let start = 0; start < end; start++) {
      if (end - start === word.length) continue;
      const part = costs.get(word.slice(start, end)) ?? (end - start === 1 ? UNKNOWN : undefined);
      if (part !== undefined) best[end] = Math.min(best[end], best[start] + part);
    }
  }
  return best[word.length];
}

/** By first character: that character, its own cost, and the rest of each word that it begins, with its cost. */
function linesOf(entries) {
  const lines = new Map();
  for (const [word, cost] of entries.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const [first, rest] = [word.slice(0, 1), word.slice(1)];
    lines.set(first, `${lines.get(first) ?? first}${rest}${LETTERS[cost]}`);
  }
  return [...lines.values()].map((line) => `${line}\n`).join('');
}
