/**
 * Begins to measure: what it gives back tells how much of the processor this process has used since, in ms. The clock
 * would tell as well what else the machine has to do.
 */
export function processorTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
