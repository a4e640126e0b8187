import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { World } from '../../core/world.js';

const run = promisify(execFile);

/** More bytes than one answer has. */
const ONE_ANSWER = 64 * 1024 * 1024;
/** More than all files of a data folder have. */
const ALL_BLOBS = 300 * 1024 * 1024;
/** A question that takes longer hangs, on a pipe in place of a file, say. */
const PATIENCE_MS = 20_000;

/**
 * Settings over those of a repository, which came with the data and may name programs to be run: to watch files,
 * on events, to show changes, to fetch what is missing. Whoever owns it may be somebody else, for nothing of it is run.
 */
const SETTINGS = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.untrackedCache=false',
  'core.pager=cat',
  'core.askPass=',
  'credential.helper=',
  'diff.external=',
  'log.showSignature=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'protocol.allow=never',
  'safe.directory=*',
  'submodule.recurse=false',
];

/**
 * Nothing of git's that surrounds this program, a hook of another repository say, and no settings but the repository's.
 */
function environment(env: World['env']): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => !/^(GIT_|SSH_ASKPASS|PAGER)/i.test(name));
  return {
    ...Object.fromEntries(own),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: devNull,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    // unlike protocol.allow, what a repository allows does not come before it
    GIT_ALLOW_PROTOCOL: '',
  };
}

/** Git in one folder. Each question rejects with a {@link GitProblem}. */
export interface Git {
  /** What it answers to these words. */
  ask(...words: readonly string[]): Promise<Buffer>;
  /** What blobs hold, in the order of their names: one question for all, as to start git takes longer than to read. */
  blobs(names: readonly string[]): Promise<readonly Buffer[]>;
}

/** Why git did not answer: it is not installed, took too long or answered too much, or refused with these words. */
export class GitProblem extends Error {
  constructor(
    readonly kind: 'not-installed' | 'too-long' | 'refused',
    words: string,
  ) {
    super(words);
  }
}

/**
 * Git in a folder, for questions to its store of objects alone: it runs no program that the repository names,
 * fetches nothing and writes nothing.
 */
export function gitIn(folder: string, env: World['env'], patienceMs = PATIENCE_MS): Git {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const options = {
    encoding: 'buffer',
    env: environment(env),
    // a program called git in the folder of the data is not git
    cwd: dirname(process.execPath),
    timeout: patienceMs,
    killSignal: 'SIGKILL',
  } as const;
  const answer = async (words: readonly string[], maxBuffer: number, input = '') => {
    const all = ['--no-optional-locks', ...settings, '-C', folder, ...words];
    const answered = run('git', all, { ...options, maxBuffer });
    const { stdin } = answered.child;
    // what it does not wait to be told is no mistake of its own
    stdin?.on('error', () => {});
    stdin?.end(input);
    try {
      return (await answered).stdout;
    } catch (problem) {
      throw problemOf(problem);
    }
  };
  return {
    ask: (...words) => answer(words, ONE_ANSWER),
    async blobs(names) {
      const input = names.map((name) => `${name}\n`).join('');
      return blobsIn(await answer(['cat-file', '--batch'], ALL_BLOBS, input), names);
    },
  };
}

/**
 * Blobs out of what `cat-file --batch` answers: for each its name, kind and length, and its bytes on lines of their
 * own.
 */
function blobsIn(answer: Buffer, names: readonly string[]): readonly Buffer[] {
  let at = 0;
  return names.map((name) => {
    const end = answer.indexOf('\n', at);
    const line = answer.toString('latin1', at, Math.max(at, end));
    const [, bytes] = /^\S+ blob (\d+)$/.exec(line) ?? [];
    if (bytes === undefined) throw new GitProblem('refused', line || `${name} missing`);
    const from = end + 1;
    at = from + Number(bytes) + 1;
    return answer.subarray(from, at - 1);
  });
}

function problemOf(problem: unknown): GitProblem {
  const { code, killed, stderr, message } = problem as NodeJS.ErrnoException & {
    killed?: boolean;
    stderr?: Buffer;
  };
  if (code === 'ENOENT') return new GitProblem('not-installed', message);
  if (killed || code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return new GitProblem('too-long', message);
  const [words = ''] = (stderr?.toString() ?? message).split('\n');
  return new GitProblem('refused', words);
}
