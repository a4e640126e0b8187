/** What marks a cell or a notice besides its colour: one character, as each language's readers know it. */
export const signs = {
  zh: { error: '错', warning: '!', doubt: '疑', change: '改' },
  en: { error: '×', warning: '!', doubt: '?', change: 'Δ' },
};
