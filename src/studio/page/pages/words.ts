export const words = {
  zh: {
    pane: '页面',
    edition: '版本',
    before: '上一页',
    after: '下一页',
    page: (at: number, count: number) => `第${at}面 / ${count}面`,
    sheet: (at: number) => `第${at}面`,
  },
  en: {
    pane: 'Pages',
    edition: 'Edition',
    before: 'Page before',
    after: 'Next page',
    page: (at: number, count: number) => `Side ${at} of ${count}`,
    sheet: (at: number) => `Side ${at}`,
  },
};
