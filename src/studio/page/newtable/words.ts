export const words = {
  zh: {
    title: '加一张表',
    name: '表题',
    heads: '列名',
    usualHeads: (year: number) => `名称、${year - 1}年、${year}年`,
    paste: '从 Excel、WPS 复制一块，粘贴到这里；表头一起复制。空着就按上面的列名做一张空表。',
    cells: '粘贴的格',
    pasted: (rows: number, columns: number) => `${rows} 行 × ${columns} 列`,
    make: '做成表',
    needsName: '先写表题',
  },
  en: {
    title: 'A new table',
    name: 'Title',
    heads: 'Columns',
    usualHeads: (year: number) => `名称、${year - 1}年、${year}年`,
    paste:
      'Copy a block in Excel or WPS, its heads too, and paste it here. Left empty, the table has the columns above and no rows.',
    cells: 'Pasted cells',
    pasted: (rows: number, columns: number) => `${rows} rows × ${columns} columns`,
    make: 'Make the table',
    needsName: 'It needs a title',
  },
};
