import { Refusal } from '../answer/refusal.js';

export const tooManyJobs = new Refusal(503, 'too-many-jobs', {
  zh: '任务太多，请过几秒再试',
  en: 'There are too many jobs: ask again in a few seconds',
});

export const jobBug = new Refusal(500, 'bug', {
  zh: '程序出错，已记入日志',
  en: 'The program failed; its log tells why',
});
