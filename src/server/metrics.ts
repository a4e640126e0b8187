import type { TaskCounts } from './exchange.js';
import type { JobCounts } from './jobs/jobs.js';
import type { RunnerState } from './work/runner.js';

/** Upper bounds of the classes that durations are counted in, in seconds. */
const BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

interface Durations {
  readonly counts: number[];
  sum: number;
  count: number;
}

/** What is counted since the start, as Prometheus reads it (text format 0.0.4). */
export class Metrics {
  private readonly requests = new Map<string, number>();
  private readonly durations = new Map<string, Durations>();
  private readonly totals = { pages: 0, warnings: 0, errors: 0 };

  /** Counts a request that was answered; `route` is its pattern, for addresses may hold names. */
  request(route: string, status: number, seconds: number): void {
    const key = `route="${route}",status="${status}"`;
    this.requests.set(key, (this.requests.get(key) ?? 0) + 1);
    const times = this.durations.get(route) ?? { counts: BOUNDS.map(() => 0), sum: 0, count: 0 };
    this.durations.set(route, times);
    for (const [index, bound] of BOUNDS.entries())
      if (seconds <= bound) times.counts[index] = (times.counts[index] ?? 0) + 1;
    times.sum += seconds;
    times.count++;
  }

  task({ pages, warnings, errors }: TaskCounts): void {
    this.totals.pages += pages;
    this.totals.warnings += warnings;
    this.totals.errors += errors;
  }

  /** `jobs` is nothing where it is not known. */
  text({ workers, busy, waiting, replaced }: RunnerState, jobs: JobCounts | undefined): string {
    const { pages, warnings, errors } = this.totals;
    return [
      ...family('briefing_requests_total', 'counter', 'Requests answered.', [...this.requests]),
      ...this.histogram(),
      ...family('briefing_pages_total', 'counter', 'Pages set.', [['', pages]]),
      ...family('briefing_findings_total', 'counter', 'What was found in data.', [
        ['severity="warning"', warnings],
        ['severity="error"', errors],
      ]),
      ...family('briefing_workers', 'gauge', 'Workers, by what they do.', [
        ['state="busy"', busy],
        ['state="idle"', workers - busy],
      ]),
      ...family('briefing_tasks_waiting', 'gauge', 'Tasks that wait for a worker.', [['', waiting]]),
      ...family('briefing_workers_replaced_total', 'counter', 'Workers that ended in mid-task.', [
        ['', replaced],
      ]),
      ...(jobs ? family('briefing_jobs', 'gauge', 'Jobs that are not finished.', jobSamples(jobs)) : []),
      ...family('process_resident_memory_bytes', 'gauge', 'Memory of the server itself.', [
        ['', process.memoryUsage.rss()],
      ]),
      '',
    ].join('\n');
  }

  private histogram(): string[] {
    const name = 'briefing_request_seconds';
    const samples = [...this.durations].flatMap(([route, { counts, sum, count }]) => [
      ...BOUNDS.map((bound, index) => `${name}_bucket{route="${route}",le="${bound}"} ${counts[index]}`),
      `${name}_bucket{route="${route}",le="+Inf"} ${count}`,
      `${name}_sum{route="${route}"} ${sum}`,
      `${name}_count{route="${route}"} ${count}`,
    ]);
    return [`# HELP ${name} How long answers took.`, `# TYPE ${name} histogram`, ...samples];
  }
}

function jobSamples({ waiting, working }: JobCounts) {
  return [
    ['state="waiting"', waiting],
    ['state="working"', working],
  ] as const;
}

function family(
  name: string,
  type: 'counter' | 'gauge',
  help: string,
  samples: readonly (readonly [labels: string, value: number])[],
): string[] {
  const lines = samples.map(([labels, value]) => `${name}${labels && `{${labels}}`} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines];
}
