import type { Job } from './job.js';
import type { JobListener } from './jobs.js';

/** Who listens to which job. */
export class JobListeners {
  private readonly byJob = new Map<string, Set<JobListener>>();

  /** The jobs that anybody listens to. */
  get ids(): readonly string[] {
    return [...this.byJob.keys()];
  }

  /** Answers how to stop listening. */
  add(id: string, listener: JobListener): () => void {
    const listeners = this.byJob.get(id) ?? new Set();
    this.byJob.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.byJob.get(id) === listeners) this.byJob.delete(id);
    };
  }

  tell(id: string, job: Job | undefined): void {
    for (const { tell } of [...(this.byJob.get(id) ?? [])]) tell(job);
  }

  /** Tells everybody that there will be no more. */
  end(): void {
    for (const listeners of this.byJob.values()) for (const { end } of listeners) end();
    this.byJob.clear();
  }
}
