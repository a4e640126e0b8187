// Jobs over Redis whose workers are killed in mid-job and whose Redis is started anew: every one is to be done once,
// none lost, none mixed up with another. `node .ci/queue.mjs [--jobs 1000] [--kills 10] [--seed 1] [--forget]`: with
// the last, Redis knows nothing after it is started anew. The program has to be built, and redis-server be there: 3 is
// answered where it is not.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Random } from '../tests/fuzz/random.mjs';
import { startRedis } from '../tests/support/redis.mjs';
import { digestOf, inTurns, PROGRAM, startProgram, startService } from '../tests/support/service.mjs';

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    forget: { type: 'boolean', default: false },
  },
});
const [JOBS, KILLS] = [Number(values.jobs), Number(values.kills)];
const WORKERS = 3;
/** Each bears a token of its own, for each client may ask only so often. */
const CLIENTS = 5;
/** Jobs whose events are listened to. */
const LISTENED = Math.min(40, JOBS);
/** Jobs that are given up. */
const CANCELLED = 10;

if (spawnSync('redis-server', ['--version']).status !== 0) {
  process.stderr.write('!! NO redis-server: jobs over Redis are NOT tested\n');
  process.exit(3);
}

const home = mkdtempSync(join(tmpdir(), 'briefing-queue-'));
const random = new Random('queue', values.seed);
const tokens = Array.from({ length: CLIENTS }, (_, index) => `token-of-client-${index}`);
const started = performance.now();
const redis = await startRedis({ keeps: !values.forget });
const processes = new Set();

try {
  const packs = Array.from({ length: JOBS + CANCELLED }, (_, index) => packOf(index));
  const wanted = digestsOfCommandLine(packs.slice(0, JOBS));
  say(`${JOBS} packs made by the command line`);
  await serveThem(packs, wanted);
} finally {
  for (const one of processes) one.kill('SIGKILL');
  await redis.stop();
  rmSync(home, { recursive: true });
}

async function serveThem(packs, wanted) {
  writeFileSync(join(home, 'tokens'), tokens.join('\n'));
  const folder = join(home, 'jobs');
  const queue = ['--queue', redis.url];
  const words = [...queue, '--jobs', folder, '--token-file', join(home, 'tokens')];
  const { child: server, address } = await startService(words);
  ends(server);
  const workers = Array.from({ length: WORKERS }, () => keepWorker([...queue, '--results', folder]));
  const begun = performance.now();
  const disturbing = disturb(workers);
  const jobs = await inTurns(packs, 4, (pack, index) => order(address, pack, tokens[index % CLIENTS]));
  const given = jobs.splice(JOBS);
  say(`${jobs.length + given.length} jobs ordered in ${since(begun)} s`);
  const events = jobs.slice(0, LISTENED).map((job) => listen(job));
  await giveUp(given);
  const results = await inTurns(jobs, 20, finished);
  const seconds = (performance.now() - begun) / 1000;
  const { killed, restarts } = await disturbing.end();
  await tidied(jobs, folder);
  judge({ jobs, results, wanted, told: await Promise.all(events), given, folder });
  const again = results.filter(({ attempt }) => attempt > 1).length;
  say(
    `${JOBS} jobs done in ${seconds.toFixed(0)} s: ${WORKERS} workers killed ${killed} times, Redis ${restarts} time;`,
    `${again} jobs begun again, at most ${Math.max(...results.map(({ attempt }) => attempt))} times;`,
    `${given.length} given up; none lost, none twice, none mixed`,
  );
  const [last, ...others] = workers;
  for (const worker of others) await worker.stop();
  // who is told to end while Redis is away ends, too
  await redis.crash();
  await Promise.all([last.stop(), stopped(server)]);
  say('service and workers ended, the service and one worker while Redis was away');
}

/** A pack like no other, whose PDF tells it from the others. */
function packOf(index) {
  const rows = Array.from({ length: 4 + random.below(8) }, (_, row) => {
    const before = (100 + random.fraction() * 9000).toFixed(1);
    const after = (Number(before) * (0.9 + random.fraction() * 0.3)).toFixed(1);
    return `指标${index}之${row + 1},亿元,${before},${after}`;
  });
  return {
    name: `pack-${index}`,
    files: {
      'pack.yaml': `title: 第${index}号主要指标\nissuer: 某市统计局\ndate: 2026-01-20\n`,
      '主要指标.csv': `指标,单位,2024年,2025年\n${rows.join('\n')}\n`,
    },
  };
}

/** The digest of each pack as `briefing batch` makes it; of some as `briefing build` does, too. */
function digestsOfCommandLine(packs) {
  for (const { name, files } of packs) {
    mkdirSync(join(home, 'data', name), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(home, 'data', name, file), text);
  }
  const list = join(home, 'data', 'list.csv');
  writeFileSync(list, `数据\n${packs.map(({ name }) => name).join('\n')}\n`);
  briefing(['batch', list, '--edition', 'brief', '--out', join(home, 'batch')]);
  for (const { name } of packs.slice(0, 5)) {
    briefing(['build', join(home, 'data', name), '--edition', 'brief', '--out', join(home, 'build')]);
    const [one, other] = ['batch', 'build'].map((folder) => digestOf(readFileSync(pdfIn(folder, name))));
    must(one === other, `${name}: batch and build differ`);
  }
  return packs.map(({ name }) => digestOf(readFileSync(pdfIn('batch', name))));
}

function pdfIn(folder, name) {
  return join(home, folder, `${name}-brief.pdf`);
}

function briefing(words) {
  execFileSync(process.execPath, [PROGRAM, ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Kills workers at random, and Redis once, until it is told to end. */
function disturb(workers) {
  const done = new AbortController();
  let [killed, restarts] = [0, 0];
  const most = KILLS * WORKERS;
  const disturbing = (async () => {
    while (!done.signal.aborted && killed < most) {
      // as the jobs last, so that the last kill falls before the last job
      await setTimeout(500 + random.fraction() * 2500, undefined, { signal: done.signal }).catch(() => {});
      if (done.signal.aborted) return;
      workers[killed % WORKERS].kill();
      killed++;
      if (killed !== Math.ceil(most / 2)) continue;
      await redis.restart(3000);
      restarts++;
    }
  })();
  return {
    async end() {
      done.abort();
      await disturbing;
      return { killed, restarts };
    },
  };
}

/** A worker that is started anew whenever it has gone, as by systemd. */
function keepWorker(words) {
  let isWanted = true;
  let current;
  const start = () => {
    current = ends(startProgram(['worker', '--jobs', '1', ...words]));
    current.once('exit', () => isWanted && start());
  };
  start();
  return {
    kill: () => current.kill('SIGKILL'),
    stop() {
      isWanted = false;
      return stopped(current);
    },
  };
}

async function order(address, { name, files }, token) {
  const headers = {
    'content-type': 'application/json',
    prefer: 'respond-async',
    authorization: `Bearer ${token}`,
  };
  const body = JSON.stringify({ name, files, edition: 'brief' });
  const answer = await patiently(`${address}v1/packs`, { method: 'POST', headers, body });
  must(answer.status === 202, `${name} was answered ${answer.status}`);
  const { id } = await answer.json();
  return { name, id, url: `${address}v1/jobs/${id}`, headers: { authorization: headers.authorization } };
}

/** Asks again where there is no room, Redis is away, or it was asked too often. */
async function patiently(url, init) {
  for (;;) {
    const answer = await fetch(url, init);
    if (answer.status !== 429 && answer.status !== 503) return answer;
    await answer.arrayBuffer();
    await setTimeout(1000);
  }
}

/** Waits for a job, and takes its result, twice. */
async function finished({ name, url, headers }) {
  for (;;) {
    const answer = await patiently(url, { headers });
    must(answer.status === 200, `${name} is lost: ${answer.status}`);
    const { status, attempt } = await answer.json();
    must(status !== 'failed', `${name} has failed`);
    if (status === 'done') {
      const digests = [];
      for (let times = 0; times < 2; times++) {
        const result = await patiently(`${url}/result`, { headers });
        digests.push(digestOf(Buffer.from(await result.arrayBuffer())));
      }
      return { attempt, digests };
    }
    await setTimeout(2000);
  }
}

/** What its events tell of a job. */
async function listen({ url, headers }) {
  const answer = await patiently(`${url}/events`, { headers });
  const text = await answer.text();
  return [...text.matchAll(/^event: (\w+)\ndata: (.*)$/gm)].map(([, event, data]) => ({
    event,
    attempt: JSON.parse(data).attempt ?? 0,
  }));
}

async function giveUp(jobs) {
  for (const { url, headers } of jobs) {
    const { status } = await patiently(url, { method: 'DELETE', headers });
    must(status === 204, `giving up was answered ${status}`);
    must((await patiently(url, { headers })).status === 404, 'a job that was given up is still there');
  }
}

/** Who finished a job last is still at taking away what it was made of, or was killed and has it done by another. */
async function tidied(jobs, folder) {
  const isLeft = () => jobs.some(({ id }) => existsSync(join(folder, id, 'body')));
  for (let seconds = 0; isLeft() && seconds < 300; seconds++) await setTimeout(1000);
}

function judge({ jobs, results, wanted, told, given, folder }) {
  for (const [index, { digests }] of results.entries())
    for (const digest of digests)
      must(digest === wanted[index], `${jobs[index].name} is not what was ordered`);
  for (const [index, events] of told.entries()) {
    const names = events.map(({ event }) => event);
    must(names.filter((one) => one === 'done').length === 1, `${jobs[index].name} told ${names.join(' ')}`);
    const attempts = events.map(({ attempt }) => attempt);
    // Redis may have kept nothing of its last second before it was started anew, which it is once
    const fallen = attempts.filter((one, at) => at > 0 && one < attempts[at - 1]);
    must(values.forget || fallen.length <= 1, `attempts ${attempts.join(' ')}`);
  }
  for (const { id } of jobs) {
    const kept = readdirSync(join(folder, id)).sort().join(' ');
    must(kept === 'done request.json state.json', `a job keeps ${kept}`);
  }
  for (const { id } of given)
    must(!existsSync(join(folder, id)), 'something is left of a job that was given up');
}

/** Has a process end with this one. */
function ends(child) {
  processes.add(child);
  child.once('exit', () => processes.delete(child));
  return child;
}

function stopped(child) {
  const ended = new Promise((resolve) => child.once('exit', (status) => resolve(status)));
  child.kill('SIGTERM');
  return ended.then((status) => must(status === 0, `a process ended with ${status}`));
}

function must(holds, problem) {
  if (!holds) throw new Error(problem);
}

function say(...words) {
  process.stdout.write(`${since(started)} s  ${words.join(' ')}\n`);
}

function since(start) {
  return ((performance.now() - start) / 1000).toFixed(0);
}
