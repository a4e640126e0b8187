import type { TestProject } from 'vitest/node';

/** What `npm test` leaves to `npm run test:browser`. */
const IN_A_BROWSER = '**/*.browser.test.ts';

/** Says behind the closing lines what the run was told to leave out. */
export default function sayWhatIsLeftOut({ config }: TestProject): () => void {
  return () => {
    if (config.exclude.includes(IN_A_BROWSER))
      console.log('NOT RUN: the studio in a browser: npm run test:browser (.ci/run does)\n');
  };
}
