// Required before a program, this prints what its process has cost when it ends: seconds since its start, and
// those of processor time, and the most memory it held, in MB.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const processor = (userCPUTime + systemCPUTime) / 1e6;
  const cost = { seconds: process.uptime(), processor, megabytes: maxRSS / 1024 };
  require('node:fs').writeSync(2, `\n${JSON.stringify(cost)}\n`);
});
