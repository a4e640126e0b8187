import type { Big } from 'big.js';

/**
 * What a clerk wrote in a cell, understood. `digits` is the number as it is to be printed (`11.0`, `1380`),
 * so that nothing is rounded or padded on its way to the page; `value` is the same number for arithmetic.
 * `prefix` holds words before the number (约, 近, 超), `qualifier` words after it (以上, 左右, 以内, 余, 多).
 */
export type Quantity =
  | { readonly kind: 'missing' }
  | { readonly kind: 'text'; readonly text: string }
  | QuantityNumber
  | QuantityRange;

export interface QuantityNumber {
  readonly kind: 'number';
  readonly value: Big;
  readonly digits: string;
  /**
   * Unit as written in the cell, normalised to half width (`%`, `亿元`, `万件`); empty when the cell has none.
   */
  readonly unit: string;
  readonly prefix: string;
  readonly qualifier: string;
  /**
   * Index in `unit` before which the qualifier stands: after the whole unit in 7%以上 (1), but 0 in 110余万方
   * and 1 in 79万余件. `quantityParts` and `formatQuantity` put it back there.
   */
  readonly qualifierAt: number;
  /** Mark of a note under the table: `*` of 2140*, ① of 2138①. */
  readonly mark?: string;
}

/** `5%～7%`: both ends keep their own digits; the sign or unit is repeated in print (GB/T 15835). */
export interface QuantityRange {
  readonly kind: 'range';
  readonly from: Big;
  readonly to: Big;
  readonly fromDigits: string;
  readonly toDigits: string;
  readonly unit: string;
  readonly prefix: string;
  readonly qualifier: string;
  readonly mark?: string;
}
