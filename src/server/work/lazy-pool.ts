import type { World } from '../../core/world.js';
import type { TaskRequest, TaskResponse } from '../exchange.js';
import { type OpenPoolSettings, openPool } from './open-pool.js';
import type { Runner } from './runner.js';

/** A pool that is opened by its first task: where there is none, nothing is started. */
export class LazyPool {
  private pool: Runner | undefined;

  constructor(
    private readonly world: World,
    private readonly settings: Omit<OpenPoolSettings, 'isWaitedFor'>,
  ) {}

  run(request: TaskRequest, signal: AbortSignal): Promise<TaskResponse> {
    this.pool ??= openPool(this.world, { ...this.settings, isWaitedFor: true });
    return this.pool.run(request, signal);
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }
}
