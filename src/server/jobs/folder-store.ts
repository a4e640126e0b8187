import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Files } from '../../core/world.js';
import type { TaskRequest, TaskResponse } from '../exchange.js';
import { isFinished, type Job } from './job.js';
import type { JobStore } from './store.js';

/** Bytes of the largest PDF that is kept: a result may be many times what was sent. */
export const MOST_RESULT_BYTES = 2 ** 30;

/** Only the service itself reads what clients sent. */
const PRIVATE = 0o600;

const STATE = 'state.json';
const REQUEST = 'request.json';
const BODY = 'body';
const RESULT = 'result';
/** The folder that a job has once it is finished. */
const DONE = 'done';
/** What is to take one of these names once it is whole. */
const UNFINISHED = /^(?:done|state\.json)-/;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What was not yet, or is no longer, a job: left behind where somebody was killed over it. */
const LEFT = /^(?:new|removed)-/;
const LEFT_MS = 3_600_000;

const NOT_THERE = ['ENOENT', 'ENOTDIR'];
/** What systems answer where a folder is to take the name of one that is not empty. */
const TAKEN = ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'];

/**
 * Jobs in a folder, each in one of its own, which gets its name once all is in it; so does the folder of its result,
 * and no second one can take that name. So whoever is killed leaves a job or none, and one result or none.
 */
export class FolderStore implements JobStore {
  constructor(
    private readonly files: Files,
    private readonly folder: string,
    /** Bytes of a body, and of a result, that are read again. */
    private readonly mostBytes: number,
  ) {}

  async load(now: Date): Promise<readonly Job[]> {
    await this.files.makeFolder(this.folder);
    const { names } = await this.files.list(this.folder);
    for (const name of names.filter((one) => LEFT.test(one))) await this.clear(join(this.folder, name), now);
    const jobs = await Promise.all(names.filter((name) => ID.test(name)).map((id) => this.loadOne(id)));
    return jobs.filter((job) => job !== undefined);
  }

  async add(job: Job, { body, ...request }: TaskRequest): Promise<void> {
    const made = join(this.folder, `new-${randomUUID()}`);
    await this.files.makeNewFolder(made);
    await this.files.writeNew(join(made, BODY), body, PRIVATE);
    await this.files.writeNew(join(made, REQUEST), bytesOf(request), PRIVATE);
    await this.files.writeNew(join(made, STATE), bytesOf(job), PRIVATE);
    await this.files.rename(made, this.path(job.id));
  }

  async save(job: Job): Promise<void> {
    const unfinished = this.path(job.id, `${STATE}-${randomUUID()}`);
    await this.files.writeNew(unfinished, bytesOf(job), PRIVATE);
    await this.files.rename(unfinished, this.path(job.id, STATE));
  }

  async find(id: string): Promise<Job | undefined> {
    if (!ID.test(id)) return undefined;
    return (await this.state(id, DONE, STATE)) ?? (await this.state(id, STATE));
  }

  async request(id: string): Promise<TaskRequest | undefined> {
    const request = await this.read(id, REQUEST);
    const body = await this.read(id, BODY);
    return request && body && { ...JSON.parse(request.toString()), body };
  }

  async finish(job: Job, body: Uint8Array): Promise<boolean> {
    const made = this.path(job.id, `${DONE}-${randomUUID()}`);
    try {
      await this.files.makeNewFolder(made);
      await this.files.writeNew(join(made, RESULT), body, PRIVATE);
      await this.files.writeNew(join(made, STATE), bytesOf(job), PRIVATE);
      await this.files.rename(made, this.path(job.id, DONE));
    } catch (problem) {
      await this.files.remove(made);
      const { code = '' } = problem as NodeJS.ErrnoException;
      const isTaken = TAKEN.includes(code) && (await this.state(job.id, DONE, STATE)) !== undefined;
      if (isTaken || NOT_THERE.includes(code)) return false;
      throw problem;
    }
    await this.tidy(job.id);
    return true;
  }

  /** What others have left who were killed over it is taken away, too. */
  async tidy(id: string): Promise<void> {
    const { names } = await this.files.list(this.path(id));
    for (const name of names)
      if (name === BODY || UNFINISHED.test(name)) await this.files.remove(this.path(id, name));
  }

  async result({ id, response }: Job): Promise<TaskResponse> {
    const body = await this.read(id, DONE, RESULT);
    if (!response || !body) throw new Error('the job has no result');
    return { ...response, body };
  }

  /** At once for all who see the folder, however long it takes to take the files away. */
  async remove(id: string): Promise<void> {
    const removed = join(this.folder, `removed-${randomUUID()}`);
    try {
      await this.files.rename(this.path(id), removed);
    } catch (problem) {
      if (NOT_THERE.includes((problem as NodeJS.ErrnoException).code ?? '')) return;
      throw problem;
    }
    await this.files.remove(removed);
  }

  private async loadOne(id: string): Promise<Job | undefined> {
    const job = await this.find(id).catch((problem) => {
      // what can't be read just now may be whole; what is cut is not
      if (!(problem instanceof SyntaxError)) throw problem;
    });
    if (!job) await this.remove(id);
    else if (isFinished(job) && this.files.sync.isThere(this.path(id, BODY))) await this.tidy(id);
    return job ?? undefined;
  }

  private async clear(path: string, now: Date): Promise<void> {
    const there = this.files.sync.stat(path);
    if (there && now.getTime() - there.modifiedMs > LEFT_MS) await this.files.remove(path);
  }

  private async state(id: string, ...names: string[]): Promise<Job | undefined> {
    const bytes = await this.read(id, ...names);
    return bytes && JSON.parse(bytes.toString());
  }

  private async read(id: string, ...names: string[]): Promise<Buffer | undefined> {
    const content = await this.files.read(this.path(id, ...names), this.mostBytes);
    if ('bytes' in content) return content.bytes;
    if (content.why.kind === 'missing') return undefined;
    throw new Error(`a file of a job can't be read: ${content.why.kind}`);
  }

  private path(id: string, ...names: string[]): string {
    return join(this.folder, id, ...names);
  }
}

function bytesOf(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}
