/*
 * The parts of a figure that are written alike in cells and in sentences, for patterns: [约][1,380.5][余][万亩][以上].
 */

/** Digits without a sign, with commas between thousands or without. */
export const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)';

/** Words before a figure that make it a bound or an estimate; longer ones before those that they begin with. */
export const BOUNDS =
  '不低于|不少于|不高于|不超过|不多于|不到|不足|至少|超过|大约|约为|接近|将近|约|近|超|逾|前|第';

/** Words behind a figure that do the same. */
export const QUALIFIERS = '及?以上|及?以下|以内|之内|左右|上下|(?<=倍)多|(?<=工作日|[天日时])内';

/** A little more than the figure before it says. */
export const MORE = '[余多]';
