import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Bilingual } from '../../../core/diagnostic.js';
import type { FrontTexts } from '../../wire/start.js';
import { language, say } from '../language.js';
import { showOpened, wordsOf } from './begin.js';

const words = {
  zh: {
    title: '封面和文件夹',
    fields: {
      title: '标题',
      meeting: '会议',
      number: '材料编号',
      occasion: '副题',
      issuer: '印发单位',
      date: '日期',
    },
    name: '文件夹名',
    home: (folder: string) => `存在 ${folder}`,
    make: '做成材料',
    making: '正在做材料',
    cancel: '再看看',
    needed: '标题和文件夹名要写',
  },
  en: {
    title: 'Cover and folder',
    fields: {
      title: 'Title',
      meeting: 'Meeting',
      number: 'Number',
      occasion: 'Subtitle',
      issuer: 'Issued by',
      date: 'Date',
    },
    name: 'Name of the folder',
    home: (folder: string) => `Kept in ${folder}`,
    make: 'Make the pack',
    making: 'Making the pack',
    cancel: 'Not yet',
    needed: 'A title and a name of the folder are needed',
  },
};

interface FrontFormProps {
  readonly front: FrontTexts;
  readonly name: string;
  /** The folder that the new one is put in. */
  readonly home: string;
  readonly onSay: (front: FrontTexts, name: string) => void;
  /** Makes the pack; what it throws is told here. */
  readonly onMake: () => Promise<void>;
  readonly onClose: () => void;
}

/** The last step of every beginning: what stands on the cover, and what the folder is called. */
export function FrontForm({ front, name, home, onSay, onMake, onClose }: FrontFormProps) {
  const text = say(words);
  const dialog = useRef<HTMLDialogElement>(null);
  const problem = useSignal<Bilingual | undefined>(undefined);
  const isBusy = useSignal(false);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    problem.value = undefined;
    isBusy.value = true;
    try {
      await onMake();
      await showOpened();
    } catch (reason) {
      problem.value = wordsOf(reason);
    }
    isBusy.value = false;
  };
  return (
    <dialog class="front-form" ref={dialog} aria-labelledby="front-title" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id="front-title">{text.title}</h2>
        {(Object.keys(text.fields) as (keyof FrontTexts)[]).map((key) => (
          <label key={key}>
            <span>{text.fields[key]}</span>
            <input
              {...(key === 'date' ? { type: 'date' as const } : { type: 'text' as const })}
              name={key}
              required={key === 'title'}
              value={front[key]}
              onInput={(event) => onSay({ ...front, [key]: event.currentTarget.value }, name)}
            />
          </label>
        ))}
        <label>
          <span>{text.name}</span>
          <input
            type="text"
            name="folder"
            required
            value={name}
            onInput={(event) => onSay(front, event.currentTarget.value)}
          />
        </label>
        <p class="quiet">{text.home(home)}</p>
        {problem.value && (
          <p class="notice error" role="alert">
            {problem.value[language.value]}
          </p>
        )}
        <div class="front-actions">
          <button type="button" class="button edged" onClick={() => dialog.current?.close()}>
            {text.cancel}
          </button>
          <button type="submit" class="button primary" disabled={isBusy.value}>
            {isBusy.value ? `${text.making}…` : text.make}
          </button>
        </div>
      </form>
    </dialog>
  );
}
