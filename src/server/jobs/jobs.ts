import type { TaskRequest, TaskResponse } from '../exchange.js';
import type { Job } from './job.js';

/** Jobs as the service knows them, whoever does them: processes of its own, or workers on other machines. */
export interface Jobs {
  /** Keeps a task to be done. Refuses it where there are too many. */
  add(request: TaskRequest, owner: string): Promise<Job>;
  /** A job of a client; none where it is another's. */
  find(id: string, owner: string): Promise<Job | undefined>;
  /** What came of a finished job. */
  result(job: Job): Promise<TaskResponse>;
  /** Tells of each change of a job, and of its end by undefined where it is taken away. Answers how to stop that. */
  watch(id: string, listener: JobListener): () => void;
  /** Gives a job up, and takes away all that is kept of it. */
  remove(job: Job): Promise<void>;
  /** How many jobs are not finished, by what is done with them. */
  counts(): Promise<JobCounts>;
  /** Takes no more; what is not finished is left for the next start. */
  close(): Promise<void>;
}

export interface JobCounts {
  readonly waiting: number;
  readonly working: number;
}

/** Is told of the changes of a job, and when there will be no more. */
export interface JobListener {
  tell(job: Job | undefined): void;
  end(): void;
}
