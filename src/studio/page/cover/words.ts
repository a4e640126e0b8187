export const words = {
  zh: {
    title: '封面',
    hint: '改好按回车，页面跟着变。空着的不印。',
    labels: {} as Readonly<Record<string, string>>,
    editions: '印哪几种',
    editionsHint: '勾上的都做成 PDF；一种不勾就是全部。',
    loading: '正在读封面…',
    faulty: 'pack.yaml 有写错的地方，封面现在读不出来，没有丢：哪一行错，看“核对”；改好它就回来。',
  },
  en: {
    title: 'Cover',
    hint: 'Press Enter and the page follows. What is empty is not printed.',
    labels: {
      title: 'Title',
      subtitle: 'Subtitle',
      meeting: 'Meeting',
      number: 'Number',
      occasion: 'Occasion',
      issuer: 'Issued by',
      place: 'Place',
      date: 'Date',
    } as Readonly<Record<string, string>>,
    editions: 'Editions',
    editionsHint: 'Those that are ticked are made; where none is, all are.',
    loading: 'Reading the cover…',
    faulty:
      'There is a fault in pack.yaml, so the cover can’t be read; nothing is lost. The checks tell the line: mend it, and it is back.',
  },
};
