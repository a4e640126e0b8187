// Required before a program, this prints what its process has cost when it ends: seconds since its start, and
// the most memory it held, in MB.
process.on('exit', () => {
  const cost = { seconds: process.uptime(), megabytes: process.resourceUsage().maxRSS / 1024 };
  require('node:fs').writeSync(2, `\n${JSON.stringify(cost)}\n`);
});
