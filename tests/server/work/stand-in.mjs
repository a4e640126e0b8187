// Stands in for the program in tests of the pool: a worker that does what the kind of a task says.
const kept = [];
const kinds = {
  echo: () => {},
  slow: () => new Promise((done) => setTimeout(done, 400)),
  hang: () => {
    for (;;);
  },
  eat: () => {
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  },
  fill: () => {
    kept.push(Buffer.alloc(400 * 2 ** 20, 1));
    return new Promise((done) => setTimeout(done, 5000));
  },
  bug: () => {
    throw new Error('a bug');
  },
};
process.on('disconnect', () => process.exit());
process.on('message', async ({ request: { kind, body } }) => {
  try {
    await kinds[kind]();
    const headers = { pid: String(process.pid) };
    process.send({
      is: 'done',
      response: { status: 200, headers, body, counts: { pages: 0, warnings: 0, errors: 0 } },
    });
  } catch (bug) {
    process.send({ is: 'bug', stack: bug.stack });
  }
});
process.send({ is: 'ready' });
