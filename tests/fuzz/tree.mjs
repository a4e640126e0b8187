import { CHARACTERS, MARKUP, NAMES, NUMBERS } from './words.mjs';

/** A value of a type that need not be the one that is expected. */
export function anyValue(random) {
  const makers = [
    () => null,
    () => random.chance(0.5),
    () =>
      random.pick([
        0,
        -0,
        -1,
        1,
        0.5,
        1e9,
        -1e9,
        1e21,
        2 ** 53,
        Number.MAX_VALUE,
        Number.MIN_VALUE,
        NaN,
        Infinity,
      ]),
    () => random.pick(NUMBERS),
    () => random.pick(NAMES),
    () => random.pick(MARKUP),
    () => `字${random.pick(CHARACTERS)}词`,
    () => '',
    () => [],
    () => ({}),
    () => Array.from({ length: random.size(50) }, () => random.pick(NUMBERS)),
    () => ({ [random.pick(NAMES)]: random.pick(NAMES) }),
    () => nested(random, random.size(400)),
    () => '很长'.repeat(random.size(5000)),
    () => new Date(random.pick([0, 8.64e15, -1e13])),
  ];
  return random.pick(makers)();
}

function nested(random, depth) {
  let value = random.pick(NAMES);
  for (let left = depth; left > 0; left--) value = random.chance(0.5) ? [value] : { a: value };
  return value;
}

/** A copy of a tree of objects and lists, changed in one to four places; `own` are values that fit the tree. */
export function changeTree(random, tree, own = []) {
  const copy = structuredClone(tree);
  for (let left = random.size(4); left > 0; left--) changeOnce(random, copy, own);
  return copy;
}

function changeOnce(random, tree, own) {
  const places = placesIn(tree);
  if (places.length === 0) return;
  const { holder, key } = random.pick(places);
  const kind = random.below(8);
  if (kind < 3) set(holder, key, anyValue(random));
  else if (kind === 3 && own.length > 0) set(holder, key, structuredClone(random.pick(own)));
  else if (kind === 4) remove(holder, key);
  else if (kind === 5) set(holder, random.pick(NAMES), anyValue(random));
  else if (kind === 6) set(holder, key, structuredClone(at(random.pick(places))));
  else if (Array.isArray(holder)) repeat(random, holder, holder[key]);
  else set(holder, `${key}${random.pick(CHARACTERS)}`, holder[key]);
}

/** Adds a value to a list again and again; a large one less often, or trees would grow without end. */
function repeat(random, list, value) {
  const most = Math.max(1, Math.floor(3000 / (placesIn(value).length + 1)));
  const count = Math.min(random.size(300), most);
  list.push(...Array.from({ length: count }, () => structuredClone(value)));
}

function at({ holder, key }) {
  return holder[key];
}

/** Sets a key as data have it, `__proto__` too. */
function set(holder, key, value) {
  if (Array.isArray(holder)) holder[Number(key) || 0] = value;
  else Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

function remove(holder, key) {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function placesIn(tree, depth = 0) {
  if (typeof tree !== 'object' || tree === null || depth > 12) return [];
  return Object.keys(tree).flatMap((key) => [{ holder: tree, key }, ...placesIn(tree[key], depth + 1)]);
}
