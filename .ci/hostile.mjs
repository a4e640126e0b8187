// Requests of ill will to a service that runs: thousands, the same for a seed. Each is to be answered by a status that
// is right for it; no answer may have what stands in a file elsewhere, nothing may be written but jobs, and the service
// must set the same PDF afterwards. `node .ci/hostile.mjs [--count 2000] [--seed 1] [--slow 10] [--kind WORDS]` prints
// how often which kind was answered by which status. The program has to be built.
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { deflateRawSync, inflateSync } from 'node:zlib';
import { Random } from '../tests/fuzz/random.mjs';
import { digestOf, inTurns, PROGRAM, startService } from '../tests/support/service.mjs';
import { packKinds, pdfKinds } from './hostile/packs.mjs';
import { foreignKinds, requestKinds, slowKinds } from './hostile/requests.mjs';
import { exchange, requestOf } from './hostile/wire.mjs';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    slow: { type: 'string', default: '10' },
    kind: { type: 'string', default: '' },
  },
});
const AT_ONCE = 8;
/** Each may ask only so often. */
const CLIENTS = 60;
const TASKS = ['packs', 'packs', 'packs', 'check', 'proof', 'import', 'diff'];
const SECRET = 'what-nobody-may-read';
/** Longer than any answer to these takes, on a machine that is busy, too. */
const MOST_SECONDS = 180;

const SOUND = {
  name: 'sound',
  edition: 'brief',
  files: {
    'pack.yaml': { title: '主要指标', date: '2026-01-20' },
    '主要指标.csv': [
      ['指标', '单位', '2024年', '2025年'],
      ['生产总值', '亿元', 1000, 1062],
    ],
  },
};

const home = mkdtempSync(join(tmpdir(), 'briefing-hostile-'));
const outside = join(home, 'outside', 'secret.csv');
const probe = join(home, 'outside', 'probe.csv');
const room = join(home, 'room');
/** When files are said to have been written and read: one that is read bears another time then. */
const NEVER = new Date('2030-01-01');
const tokens = Array.from({ length: CLIENTS }, (_, index) => digestOf(`${values.seed} ${index}`));
const faults = [];
const counts = new Map();
const servers = [];

try {
  prepare();
  await attack();
} finally {
  for (const { child } of servers) child.kill('SIGKILL');
  rmSync(home, { recursive: true });
}

function prepare() {
  mkdirSync(join(home, 'outside'));
  mkdirSync(room);
  for (const file of [outside, probe]) {
    writeFileSync(file, `指标,2025年\n${SECRET},1\n`);
    utimesSync(file, NEVER, NEVER);
  }
  readFileSync(probe);
  if (!wasRead(probe))
    process.stdout.write('!! what was read is not told by these disks: only answers are looked at\n');
  writeFileSync(join(home, 'tokens'), tokens.join('\n'));
}

async function attack() {
  const started = performance.now();
  const guarded = await serve(['--token-file', join(home, 'tokens'), '--jobs', join(room, 'jobs')]);
  const open = await serve([]);
  const before = await soundPack(guarded);
  const materials = {
    ...bombs(),
    workbook: await workbook(),
    pdf: before,
    outside,
    tokens,
    job: await jobOf(guarded),
  };
  const slow = Promise.all(
    slowRequests().map(([kind, make]) => judge(kind, make, guarded, materials, new Random(kind))),
  );
  await inTurns(requests(), AT_ONCE, (one) => judgeAt(one, { guarded, open }, materials));
  await slow;
  const after = await soundPack(guarded);
  if (!after.equals(before)) faults.push('a sound pack is another PDF after all this');
  for (const server of [guarded, open]) await isUp(server);
  nothingElseDone();
  report((performance.now() - started) / 1000);
}

/** All kinds in turn, so many of each. */
function requests() {
  const kinds = [
    ...kindsAs('pack', packKinds),
    ...kindsAs('pdf', pdfKinds),
    ...kindsAs('request', requestKinds),
    ...kindsAs('foreign', foreignKinds),
  ].filter(({ kind }) => kind.includes(values.kind));
  return Array.from({ length: Number(values.count) }, (_, index) => ({
    ...kinds[index % kinds.length],
    index,
  }));
}

function kindsAs(as, kinds) {
  return Object.entries(kinds).map(([kind, make]) => ({ as, kind, make }));
}

function slowRequests() {
  const kinds = Object.entries(slowKinds).filter(([kind]) => kind.includes(values.kind));
  return Array.from({ length: Number(values.slow) }, (_, index) => kinds[index % kinds.length]).filter(
    Boolean,
  );
}

async function judgeAt({ as, kind, make, index }, { guarded, open }, materials) {
  const random = new Random('hostile', values.seed, kind, String(index));
  if (as === 'request') return judge(kind, make, guarded, materials, random);
  if (as === 'foreign') return judge(kind, make, open, materials, random);
  const tasks = as === 'pdf' ? ['impose', 'extract'] : TASKS;
  const task = (around) => {
    const [headers, body, expected] = make(around);
    // a diff needs an earlier state, and an import a report, which may be missed first; a check answers what is wrong
    const kindOfTask = random.pick(tasks);
    const more = {
      diff: [400, 415, 422],
      import: [400, 415, 422],
      check: expected.includes(422) ? [200] : [],
    };
    return [
      requestOf('POST', `/v1/${kindOfTask}`, { ...around.headers, ...headers }, body),
      [...expected, ...(more[kindOfTask] ?? [])],
    ];
  };
  return judge(kind, task, guarded, materials, random);
}

/** Sends one request, again where there is no room for it, and holds what is answered against what may be. */
async function judge(kind, make, server, materials, random) {
  const token = tokens[2 + random.below(CLIENTS - 2)];
  const host = `127.0.0.1:${server.port}`;
  const headers = { Host: host, Authorization: `Bearer ${token}` };
  const [bytes, expected, settings] = make({ ...materials, random, token, host, headers, port: server.port });
  const begun = performance.now();
  const chunks = Buffer.isBuffer(bytes) ? [bytes] : bytes;
  for (;;) {
    const { statuses, bytes: received, body } = await exchange(server, chunks, settings);
    const isBusy = statuses[0] === 429 || statuses[0] === 503;
    if (isBusy && Buffer.isBuffer(bytes)) {
      await setTimeout(500);
      continue;
    }
    const seconds = (performance.now() - begun) / 1000;
    const [status = 'closed'] = statuses.filter((one) => one !== 100);
    note(kind, status);
    const what = `${kind}: ${status} after ${seconds.toFixed(1)} s, ${bytes.length ?? 'slow'} bytes`;
    if (!expected.includes(status)) faults.push(`${what}: ${body.toString('utf8', 0, 300)}`);
    if (statuses.filter((one) => one !== 100).length > 1) faults.push(`${what}: two answers ${statuses}`);
    if (tells(received)) faults.push(`${what}: tells what stands elsewhere`);
    if (seconds > MOST_SECONDS && Buffer.isBuffer(bytes)) faults.push(what);
    return;
  }
}

function note(kind, status) {
  const ofKind = counts.get(kind) ?? new Map();
  counts.set(kind, ofKind);
  ofKind.set(status, (ofKind.get(status) ?? 0) + 1);
}

/** Whether bytes have the secret, or a stream of a PDF in them has. */
function tells(bytes) {
  if (bytes.includes(SECRET)) return true;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const start = bytes[at + 6] === 13 ? at + 8 : at + 7;
    try {
      if (inflateSync(bytes.subarray(start), { finishFlush: 2 }).includes(SECRET)) return true;
    } catch {
      // no stream that is packed
    }
  }
  return false;
}

async function serve(words) {
  const { child, address } = await startService(words, { cwd: room });
  child.once('exit', () => faults.push('the service has ended'));
  const server = { child, port: Number(new URL(address).port) };
  servers.push(server);
  return server;
}

/** A worker that was ended by what it was asked last is replaced first. */
async function isUp({ port }) {
  let status = 0;
  for (let seconds = 0; status !== 200 && seconds < MOST_SECONDS; seconds++) {
    if (seconds > 0) await setTimeout(1000);
    ({ status } = await fetch(`http://127.0.0.1:${port}/readyz`));
  }
  if (status !== 200) faults.push(`not ready after all this: ${status}`);
}

function ask({ port }, headers = {}) {
  return fetch(`http://127.0.0.1:${port}/v1/packs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[0]}`, ...headers },
    body: JSON.stringify(SOUND),
  });
}

async function soundPack(server) {
  const answer = await ask(server);
  if (answer.status !== 200)
    throw new Error(`a sound pack is answered ${answer.status}: ${await answer.text()}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** A job of the first client, for which others ask. */
async function jobOf(server) {
  const { headers } = await ask(server, { prefer: 'respond-async' });
  return headers.get('location');
}

function bombs() {
  const packed = (megabytes) => deflateRawSync(Buffer.alloc(megabytes * 2 ** 20));
  const bomb = Object.assign(packed(200), { full: 200 * 2 ** 20 });
  return { bomb: Object.assign(bomb, { part: packed(20), partFull: 20 * 2 ** 20 }) };
}

function workbook() {
  const file = join(home, 'a.xlsx');
  const made = spawn(process.execPath, [PROGRAM, 'new', file], { stdio: 'ignore' });
  return new Promise((resolve) => made.once('exit', () => resolve(readFileSync(file))));
}

/** What was read or written besides. */
function nothingElseDone() {
  if (wasRead(outside)) faults.push('a file elsewhere was read');
  const [beside, inside] = [readdirSync(home).sort(), readdirSync(room)];
  if (beside.join() !== 'a.xlsx,outside,room,tokens') faults.push(`files beside: ${beside}`);
  if (inside.some((name) => name !== 'jobs')) faults.push(`files written: ${inside}`);
}

function wasRead(file) {
  return statSync(file).atime.getTime() !== NEVER.getTime();
}

function report(seconds) {
  const all = new Map();
  for (const [kind, ofKind] of [...counts].sort()) {
    process.stdout.write(`${kind}: ${told(ofKind)}\n`);
    for (const [status, count] of ofKind) all.set(status, (all.get(status) ?? 0) + count);
  }
  const sum = [...all.values()].reduce((one, other) => one + other, 0);
  process.stdout.write(`${sum} hostile requests in ${seconds.toFixed(0)} s: ${told(all)}\n`);
  for (const fault of faults.slice(0, 30)) process.stdout.write(`!! ${fault}\n`);
  process.stdout.write(
    faults.length === 0
      ? 'each answered rightly, service up, nothing read or written elsewhere\n'
      : `${faults.length} faults\n`,
  );
  if (faults.length > 0) process.exitCode = 1;
}

function told(ofStatus) {
  return [...ofStatus]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([status, count]) => `${count} × ${status}`)
    .join(', ');
}
