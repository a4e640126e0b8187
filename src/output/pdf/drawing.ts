import type { Run, Vector } from '../../layout/flow.js';
import type { SetLine } from '../../layout/line/justify.js';
import { format } from './file/number.js';
import type { Ink } from './ink.js';

/** The operators that draw a vector moved by (dx, dy); y runs down the page. */
export function vectorContent(vector: Vector, dx: number, dy: number, ink: Ink): string {
  const path = pathOf(vector, dx, dy);
  const { color, lineColor, lineWidth, dash, lineCap } = vector;
  const strokes = lineColor !== undefined || color === undefined;
  let state = '';
  if (color !== undefined) state += `${ink.fill(color)}\n`;
  if (strokes) state += `${ink.stroke(lineColor)} ${format(lineWidth ?? 1)} w\n`;
  if (dash) state += `[${format(dash.length)} ${format(dash.space ?? dash.length)}] 0 d\n`;
  if (lineCap) state += `${CAPS[lineCap]} J\n`;
  const paint = color === undefined ? 'S' : strokes ? 'B' : 'f';
  return `q\n${state}${path}${paint}\nQ\n`;
}

const CAPS = { butt: 0, round: 1, square: 2 };

function pathOf(vector: Vector, dx: number, dy: number): string {
  const at = (x: number, y: number) => `${format(x + dx)} ${format(y + dy)}`;
  switch (vector.type) {
    case 'line':
      return `${at(vector.x1, vector.y1)} m ${at(vector.x2, vector.y2)} l\n`;
    case 'rect':
      return vector.r
        ? roundedRect(vector.x, vector.y, vector.w, vector.h, vector.r, at)
        : `${at(vector.x, vector.y)} ${format(vector.w)} ${format(vector.h)} re\n`;
    case 'ellipse':
      return ellipse(vector.x, vector.y, vector.r1, vector.r2, at);
    case 'polyline': {
      const points = vector.points.map(({ x, y }, index) => `${at(x, y)} ${index === 0 ? 'm' : 'l'}`);
      return `${points.join(' ')}${vector.closePath ? ' h' : ''}\n`;
    }
  }
}

type At = (x: number, y: number) => string;

/** Distance of a Bézier curve's control points that makes a quarter circle of radius 1. */
const KAPPA = 0.5522847498;

function ellipse(x: number, y: number, r1: number, r2: number, at: At): string {
  const [kx, ky] = [r1 * KAPPA, r2 * KAPPA];
  return [
    `${at(x - r1, y)} m`,
    `${at(x - r1, y - ky)} ${at(x - kx, y - r2)} ${at(x, y - r2)} c`,
    `${at(x + kx, y - r2)} ${at(x + r1, y - ky)} ${at(x + r1, y)} c`,
    `${at(x + r1, y + ky)} ${at(x + kx, y + r2)} ${at(x, y + r2)} c`,
    `${at(x - kx, y + r2)} ${at(x - r1, y + ky)} ${at(x - r1, y)} c h\n`,
  ].join('\n');
}

function roundedRect(x: number, y: number, w: number, h: number, r: number, at: At): string {
  const k = r * (1 - KAPPA);
  return [
    `${at(x + r, y)} m ${at(x + w - r, y)} l`,
    `${at(x + w - k, y)} ${at(x + w, y + k)} ${at(x + w, y + r)} c ${at(x + w, y + h - r)} l`,
    `${at(x + w, y + h - k)} ${at(x + w - k, y + h)} ${at(x + w - r, y + h)} c ${at(x + r, y + h)} l`,
    `${at(x + k, y + h)} ${at(x, y + h - k)} ${at(x, y + h - r)} c ${at(x, y + r)} l`,
    `${at(x, y + k)} ${at(x + k, y)} ${at(x + r, y)} c h\n`,
  ].join('\n');
}

/** Distance and diameter of a leader's dots, and their height above the baseline, in em. */
const DOT_PITCH_EM = 0.4;
const DOT_EM = 0.07;
const DOT_HEIGHT_EM = 0.3;

/** Least room between a leader's dots and the text on either side, in em. */
const DOT_MARGIN_EM = 0.4;

/**
 * The dots of a leader. They are drawn, not set, so they are no part of the text, and they stand at multiples
 * of their pitch from the column's edge, so those of all entries stand in columns.
 */
export function leaderContent(
  leader: NonNullable<SetLine<Run>['leader']>,
  x: number,
  baseline: number,
  ink: Ink,
): string {
  const em = leader.run.fontSize;
  const pitch = DOT_PITCH_EM * em;
  const from = Math.ceil((leader.fromPt + DOT_MARGIN_EM * em) / pitch) * pitch;
  const to = Math.floor((leader.toPt - DOT_MARGIN_EM * em) / pitch) * pitch;
  if (to < from) return '';
  const y = format(baseline - DOT_HEIGHT_EM * em);
  // a dash of no length with round caps is a dot
  const style = `${ink.stroke(leader.run.color)} ${format(DOT_EM * em)} w 1 J [0 ${format(pitch)}] 0 d`;
  const path = `${format(x + from)} ${y} m ${format(x + to + 0.01)} ${y} l S`;
  return `q\n${style}\n${path}\nQ\n`;
}
