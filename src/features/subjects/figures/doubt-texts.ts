import type { Period } from '../../../domain/period.ts';
import { upperFirst } from '../../../text/first-letter.ts';
import { shortList } from '../../../text/list.ts';
import { number, percent } from '../../../text/number.ts';
import { count } from '../../../text/plural.ts';
import type { PluralForms } from '../../../text/plural.ts';
import { quoted } from '../../../text/quotes.ts';
import { onPeriod } from '../../texts.ts';

const VALUES_BEFORE: PluralForms = ['прежнему значению', 'прежним значениям', 'прежним значениям'];
const SCHOOLS_GENITIVE: PluralForms = ['школы', 'школ', 'школ'];
/** A sentence names so many schools and counts the rest. */
export const MOST_NAMES = 10;

type Usual = { usual: number; of: number; people: boolean };

/** «обычно около 8 (по 6 прежним значениям)» */
function usually({ usual, of, people }: Usual): string {
  const value = people ? number(Math.round(usual)) : percent(usual);
  return `обычно около ${value} (по ${count(of, VALUES_BEFORE)})`;
}

/**
 * Why a value is doubtful, for whoever sees it: a part of a sentence after «Проверяется: ». It tells nothing of another
 * school.
 */
export const doubtReasons = {
  'over-100': ({ value }: { value: number }) => `доля ${percent(value)} больше 100`,
  'count-over-base': (facts: { count: number; base: number }) =>
    `${number(facts.count)} из\u00a0${number(facts.base)} — так не бывает`,
  'impossible-percent': (facts: { value: number; all: number } | undefined) =>
    facts === undefined
      ? 'такой процент не получается ни при каком числе людей в школе'
      : `такая доля не получается ни при каком целом числе из\u00a0${number(facts.all)}`,
  'same-figures': (of: Period, thisYear: number) =>
    `такие же цифры уже записаны ${onPeriod(of, thisYear)}: возможно, пришла прежняя таблица`,
  'period-not-week': () => 'период — не неделя сб–пт',
  'period-overlaps': (of: Period, thisYear: number) =>
    `часть этих дней входит в другой период: уже есть значение ${onPeriod(of, thisYear)}`,
  'definition-dates-differ': () => 'в заголовке таблицы правило, по которому в эти дни уже не считали',
  'funnel-broken': (facts: { kind: 'active' | 'people' | 'year'; year?: number }) => {
    switch (facts.kind) {
      case 'active':
        return 'школа «Активна», хотя по данным мониторинга не зарегистрирована';
      case 'people':
        return 'по данным мониторинга школа не зарегистрирована, писать и звонить в ней некому';
      case 'year':
        return `за неделю людей больше, чем за 12\u00a0месяцев: там ${number(facts.year ?? 0)}`;
    }
  },
  jump: (facts: Usual & { up: boolean }) =>
    `значение резко ${facts.up ? 'выше' : 'ниже'} обычного, ${usually(facts)}`,
  'base-jump': (facts: { base: number; usual: number; of: number }) =>
    `людей всего ${number(facts.base)}, ${usually({ ...facts, people: true })}`,
  'holiday-rise': (facts: Usual & { stays?: true }) =>
    `на этой неделе каникулы или праздники, а значение ${facts.stays === true ? 'как в учебную неделю' : 'выше'}: ${usually(facts)}`,
} as const;

/** Reasons that nothing more is known of: the reader of the file named the cell. */
export const PLAIN_REASONS: Readonly<Record<string, string>> = {
  'count-percent-differ': 'количество и процент в таблице не сходятся, показано количество',
  'equal-neighbours': 'у соседней школы в таблице то же число',
  'total-mismatch': 'сумма по школам не сходится с итогом таблицы',
  'duplicate-school': 'школа стоит в таблице дважды, значения разные',
  'two-columns-differ': 'показатель стоит в таблице дважды, значения разные',
  'two-values': 'в одном документе стоят разные значения',
  'turned-round': 'в источнике стоит отрицание («не …»), число может значить обратное',
};

export const UNKNOWN_REASON = 'значение уточняют у источника';

/** The rule as the heading of a group. */
export const DOUBT_TITLES: Readonly<Record<string, string>> = {
  'two-values': 'Два значения в одном документе',
  'duplicate-school': 'Два значения в одном документе',
  'two-columns-differ': 'Два значения в одном документе',
  'turned-round': 'Отрицание в заголовке',
  'same-figures': 'Цифры другого периода',
  'period-not-week': 'Период — не неделя сб–пт',
  'period-overlaps': 'Периоды пересекаются',
  'definition-dates-differ': 'Считали по другому правилу',
  'impossible-percent': 'Невозможный процент',
  'count-percent-differ': 'Количество и процент не сходятся',
  'total-mismatch': 'Сумма не сходится с итогом',
  'funnel-broken': 'Показатели противоречат',
  'base-jump': 'Резко изменилось число людей',
  jump: 'Резко выше или ниже обычного',
  'holiday-rise': 'Не похоже на каникулы',
};

export const OTHER_TITLE = 'Прочее';

/** What the preview says of a whole table. */
export const tableDoubts = {
  sameFigures: (period: string) =>
    `эти же цифры уже записаны ${period}. Все — с пометкой «проверяется»: возможно, это прежняя таблица с новой датой.`,
  notWeek: (period: string) =>
    `Период ${period} — не неделя сб–пт. Значения запишутся с пометкой «проверяется»: если он набран с ошибкой, исправьте заголовок и пришлите файл снова.`,
  overlaps: (period: string, stored: string) =>
    `${upperFirst(period)} пересекается с записанным: ${stored}. Значения запишутся с пометкой «проверяется»: проверьте даты.`,
  definitionDates: (label: string) =>
    `По заголовку это «${label}», хотя в эти дни считали по другому правилу. Беру по заголовку, с пометкой «проверяется».`,
  definitionChanged: (now: string, before: string) =>
    `Теперь это «${now}», прежде было «${before}». Правило другое, поэтому разница между ними не считается.`,
  vanished: (names: readonly string[], of: number) =>
    `В файле нет ${count(names.length, SCHOOLS_GENITIVE)} из\u00a0${of}: ${shortList(names, MOST_NAMES)}. Проверьте, весь ли это файл.`,
  missing: (names: readonly string[]) =>
    `В файле нет ${names.length === 1 ? 'школы' : count(names.length, SCHOOLS_GENITIVE)}: ${shortList(names, MOST_NAMES)}.`,
  newSchools: (names: readonly string[]) =>
    names.length === 1
      ? `Новая школа: ${shortList(names, MOST_NAMES)}. При записи появится в списке школ.`
      : `Новые школы (${names.length}): ${shortList(names, MOST_NAMES)}. При записи появятся в списке школ.`,
  holidayDrop: (schools: number) =>
    `Неделя каникул или праздников: у ${count(schools, SCHOOLS_GENITIVE)} значения ниже обычных, так и должно быть.`,
  commonDrop: (schools: number) =>
    `У ${count(schools, SCHOOLS_GENITIVE)} значения намного ниже обычных, и у остальных меньше: похоже на каникулы. Если это они, добавьте их: «Каникулы».`,
  inactiveWorks: (names: readonly string[]) =>
    `Статус «Не активна», но учителя пишут или звонят: ${shortList(names, MOST_NAMES)}. Сверьте, какое из трёх условий не выполнено.`,
  newSchool: 'Новая школа',
  /** Of one value. */
  left: (reason: string) => `${reason}. Значение не войдёт: исправьте ячейку и пришлите файл снова.`,
  marked: (school: string, metric: string, value: string, reason: string) =>
    `${school}, ${quoted(metric)} — ${value}: ${reason}. Значение — с пометкой «проверяется».`,
  several: (metrics: readonly string[], words: string) => `${shortList(metrics, 3)}: ${words}`,
};
