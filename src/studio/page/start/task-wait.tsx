interface TaskWaitProps {
  /** What is being done. */
  readonly working: string;
}

/** A task before it can be shown. */
export function TaskWait({ working }: TaskWaitProps) {
  return (
    <main class="task">
      <output class="task-wait">{working}…</output>
    </main>
  );
}
