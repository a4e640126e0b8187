/** As many cells as there are at most: two editions of them are set within the time that an input may take. */
const MOST_CELLS = 9000;

const EDITIONS = ['handout', 'booklet', 'brief'];

/** A table that is as it should be, of any size; what has to come of it is told by what stands where on its pages. */
export function tables(random) {
  const columns = 1 + random.size(39);
  const rows = Math.min(random.size(3000), Math.ceil(MOST_CELLS / columns));
  const settings = { edition: random.pick(EDITIONS), seed: random.below(2 ** 31), rows, columns };
  return { target: 'tables', settings };
}
