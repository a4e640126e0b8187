export const words = {
  zh: {
    title: '封面',
    hint: '改好按回车，页面跟着变。空着的不印。',
    labels: {} as Readonly<Record<string, string>>,
    editions: '印哪几种',
    editionsHint: '勾上的都做成 PDF；一种不勾就是全部。',
    loading: '正在读封面…',
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
  },
};
