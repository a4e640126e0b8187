import { join } from 'node:path';
import type { Files } from '../../core/world.js';
import type { TaskRequest, TaskResponse } from '../exchange.js';
import type { Job } from './job.js';

/** Only the service itself reads what clients sent. */
const PRIVATE = 0o600;

const STATE = 'state.json';
const REQUEST = 'request.json';
const BODY = 'body';
const RESULT = 'result';

const ID = /^[0-9a-f-]{36}$/;

/**
 * Jobs in a folder, each in one of its own: what was asked for, how far it is, what came of it. The state is written
 * last and whole, so that a service that is killed finds at its next start either a job or none.
 */
export class JobStore {
  constructor(
    private readonly files: Files,
    private readonly folder: string,
    /** Bytes of a body, and of a result, that are read again. */
    private readonly mostBytes: number,
  ) {}

  /** The jobs that are there; what is left of others is taken away. */
  async load(): Promise<Job[]> {
    await this.files.makeFolder(this.folder);
    const { names } = await this.files.list(this.folder);
    const jobs = await Promise.all(names.filter((name) => ID.test(name)).map((name) => this.loadOne(name)));
    return jobs.filter((job) => job !== undefined);
  }

  async add(job: Job, { body, ...request }: TaskRequest): Promise<void> {
    await this.files.makeNewFolder(this.path(job.id));
    await this.files.writeNew(this.path(job.id, BODY), body, PRIVATE);
    await this.write(job.id, REQUEST, Buffer.from(JSON.stringify(request)));
    await this.save(job);
  }

  save(job: Job): Promise<void> {
    return this.write(job.id, STATE, Buffer.from(JSON.stringify(job)));
  }

  async request(id: string): Promise<TaskRequest> {
    const request = JSON.parse((await this.read(id, REQUEST)).toString());
    return { ...request, body: await this.read(id, BODY) };
  }

  /** Keeps a result, and no longer what it was made of. */
  async finish(job: Job, body: Uint8Array): Promise<void> {
    await this.write(job.id, RESULT, body);
    await this.save(job);
    await this.files.remove(this.path(job.id, BODY));
  }

  async result({ id, response }: Job): Promise<TaskResponse> {
    if (!response) throw new Error('the job has no response yet');
    return { ...response, body: await this.read(id, RESULT) };
  }

  remove(id: string): Promise<void> {
    return this.files.remove(this.path(id));
  }

  private async loadOne(id: string): Promise<Job | undefined> {
    try {
      return JSON.parse((await this.read(id, STATE)).toString());
    } catch {
      await this.remove(id).catch(() => {});
      return undefined;
    }
  }

  private async read(id: string, name: string): Promise<Buffer> {
    const content = await this.files.read(this.path(id, name), this.mostBytes);
    if ('bytes' in content) return content.bytes;
    throw new Error(`a file of a job can't be read: ${content.why.kind}`);
  }

  private async write(id: string, name: string, bytes: Uint8Array): Promise<void> {
    const unfinished = this.path(id, `${name}.new`);
    await this.files.remove(unfinished);
    await this.files.writeNew(unfinished, bytes, PRIVATE);
    await this.files.rename(unfinished, this.path(id, name));
  }

  private path(id: string, ...names: string[]): string {
    return join(this.folder, id, ...names);
  }
}
