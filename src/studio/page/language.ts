import { signal } from '@preact/signals';

export type Language = 'zh' | 'en';

const KEPT = 'briefing-language';

/** The language of all words but those of the documents themselves. */
export const language = signal<Language>(
  (localStorage.getItem(KEPT) as Language | null) ?? (navigator.language.startsWith('zh') ? 'zh' : 'en'),
);

language.subscribe((chosen) => {
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en';
});

export function speak(chosen: Language): void {
  localStorage.setItem(KEPT, chosen);
  language.value = chosen;
}

/** What a table of words says in the language that is spoken; read while drawing, so that it is drawn anew. */
export function say<Words>(table: Readonly<Record<Language, Words>>): Words {
  return table[language.value];
}
