import { shortList } from '../../../text/list.ts';
import { number } from '../../../text/number.ts';
import { count, plural } from '../../../text/plural.ts';
import type { PluralForms } from '../../../text/plural.ts';
import { quoted } from '../../../text/quotes.ts';
import { officeTexts } from '../../office-texts.ts';

const ENTER: PluralForms = ['Не войдёт', 'Не войдут', 'Не войдут'];
const WRITTEN: PluralForms = ['запишется', 'запишутся', 'запишутся'];
const MUNICIPALITIES: PluralForms = ['муниципалитет', 'муниципалитета', 'муниципалитетов'];

/** What a table would change, what was written and what was undone: in the conversation and at the terminal. */
export const importTexts = {
  source: (file: string, sheets: readonly string[]) =>
    sheets.length === 0
      ? `«${file}»`
      : `«${file}», ${sheets.length === 1 ? 'лист' : 'листы'} ${shortList(
          sheets.map((sheet) => `«${sheet}»`),
          3,
        )}`,
  head: (source: string, parts: readonly string[]) => `${source}: ${parts.join(', ')}.`,
  municipalities: (n: number) => count(n, MUNICIPALITIES),
  wholeDistrict: 'район целиком',
  counts: ({ added, changed, unchanged }: { added: number; changed: number; unchanged: number }) => {
    const parts = [
      added === 0 ? 'Новых значений нет' : added === 1 ? 'Новое значение одно' : `Новых значений ${added}`,
      changed > 0 ? `изменится ${changed}` : 'изменений нет',
      ...(unchanged > 0 ? [`без изменений ${unchanged}`] : []),
    ];
    return `${parts.join(', ')}. Ничего ещё не записано.`;
  },
  /** «Под вопросом 7 значений: запишутся с пометкой «проверяется». Не войдут 2.» */
  doubts: (marked: number, blocked: number) =>
    [
      ...(marked > 0
        ? [`Под вопросом ${officeTexts.values(marked)}: ${plural(marked, WRITTEN)} с пометкой «проверяется».`]
        : []),
      ...(blocked > 0 ? [`${plural(blocked, ENTER)} ${officeTexts.values(blocked)}.`] : []),
    ].join(' '),
  andMore: (sentence: string, more: number) => `${sentence} Таких ещё ${more}, все — в «Разборе».`,
  change: (school: string, metric: string, before: string, after: string) =>
    `${school}, ${quoted(metric)}: было ${before}, станет ${after}.`,
  newMunicipalities: (names: readonly string[]) =>
    names.length === 1
      ? `Новый муниципалитет: ${shortList(names, 10)}. При записи появится в списке.`
      : `Новые муниципалитеты (${names.length}): ${shortList(names, 10)}. При записи появятся в списке.`,
  becomesRegion: 'Таблица по муниципалитетам: после записи бот будет считать ваш округ регионом.',
  decide: 'Нужно решить:',
  notes: 'На заметку:',
  numbered: (n: number, sentence: string) => `${n}. ${sentence}`,

  sameFile: (name: string, when: string) => `Таблица «${name}» уже загружена ${when}, записывать нечего.`,
  allKnown: (name: string, values: number) =>
    `В таблице «${name}» нового нет: все её значения (${number(values)}) уже записаны.`,
  nothingFits: (name: string, mayYet: boolean) =>
    `Из таблицы «${name}» ${mayYet ? 'пока ' : ''}записать нечего.`,

  written: (values: number, periods: readonly string[], newSchools: number) =>
    `Записано: ${officeTexts.values(values)}${periods.length === 0 ? '' : ` ${shortList(periods, 3)}`}.${
      newSchools === 0 ? '' : ` Новых школ: ${newSchools}.`
    }`,

  line: (id: number, when: string, title: string, values: string, periods: readonly string[]) =>
    `№\u00a0${id} · ${when} · «${title}»: ${values}${periods.length === 0 ? '' : ` ${shortList(periods, 2)}`}`,
  undoneLine: (line: string) => `${line} — отменена`,
  supersededLine: (line: string) => `${line} — заменена более новыми`,
  undone: (id: number, values: number) =>
    `Загрузка №\u00a0${id} отменена: значений убрано ${values}. Где до них были другие, вернулись прежние.`,
};
