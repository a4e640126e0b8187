/** Something that wants to stand at a height, and how much room it takes there. */
export interface Wish {
  readonly centre: number;
  readonly size: number;
}

/**
 * The centres nearest to the wished ones (least squares) at which nothing overlaps and all stays between
 * `from` and `to`, in the order given; where there is not room for all, evenly squeezed. Wishes are to be in
 * ascending order.
 */
export function spread(wishes: readonly Wish[], from: number, to: number): readonly number[] {
  const total = wishes.reduce((sum, { size }) => sum + size, 0);
  const scale = total > to - from ? (to - from) / total : 1;
  // Neighbours that would overlap form a cluster; a cluster stands where its members' wishes balance.
  const clusters: { sizes: number[]; start: number; wishedStarts: number[] }[] = [];
  for (const { centre, size } of wishes) {
    let cluster = {
      sizes: [size * scale],
      start: centre - (size * scale) / 2,
      wishedStarts: [centre - (size * scale) / 2],
    };
    cluster = settle(cluster);
    for (let last = clusters.at(-1); last && endOf(last) > cluster.start; last = clusters.at(-1)) {
      clusters.pop();
      const offset = sum(last.sizes);
      cluster = settle({
        sizes: [...last.sizes, ...cluster.sizes],
        start: 0,
        wishedStarts: [...last.wishedStarts, ...cluster.wishedStarts.map((start) => start - offset)],
      });
    }
    clusters.push(cluster);
  }
  return clusters.flatMap(({ sizes, start }) => {
    let at = start;
    return sizes.map((size) => {
      at += size;
      return at - size / 2;
    });
  });

  function settle(cluster: { sizes: number[]; start: number; wishedStarts: number[] }) {
    const wished = sum(cluster.wishedStarts) / cluster.wishedStarts.length;
    const start = Math.max(from, Math.min(wished, to - sum(cluster.sizes)));
    return { ...cluster, start };
  }
}

function endOf({ start, sizes }: { readonly start: number; readonly sizes: readonly number[] }): number {
  return start + sum(sizes);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
