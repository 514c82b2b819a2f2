import { officeTexts } from '../office-texts.ts';

/** One value typed in by the coordinator. */
export const texts = {
  words: ['Значение'],
  help: 'записать одно число из письма или отчёта, с источником',

  askUnit:
    'Для кого значение? Выберите или напишите название школы.\n' +
    'Можно сразу одной строкой: Значение Дегвинская; звонят; 19–25.10; 5 из 31; письмо №\u00a05',
  district: 'Район целиком',
  askMetric: (unit: string) => `${unit}. Какой показатель?`,
  unknownMetric: (typed: string) => `Не нашёл показатель «${typed}». Выберите кнопкой.`,
  wrongLevel: (metric: string, unit: string) =>
    `«${metric}» для «${unit}» не считается. Выберите другой показатель.`,
  askWeek: (metric: string) => `${metric}. За какую неделю (сб–пт)? Выберите или напишите: 19–25.10.`,
  askDate: (metric: string) => `${metric}. На какую дату? Нажмите или напишите: 22.10.2024.`,
  today: (date: string) => `Сегодня, ${date}`,
  badPeriod: 'Не понял период. Напишите, например, 19–25.10 или 22.10.2024.',
  notYet: 'Этот период ещё не начался. Напишите другой.',
  askSource: 'Откуда значение? Например: письмо №\u00a05 от 24.10.2024. Источник увидят вместе с числом.',
  badSource: (limit: number) => `Напишите источник словами, не длиннее ${limit} знаков.`,

  head: (unit: string, metric: string, period: string) => `${unit} · ${metric}, ${period}`,
  before: (value: string) => `Было введено: ${value}.`,
  after: (value: string, isFirst: boolean) =>
    isFirst ? `Введённого значения ещё нет, запишу: ${value}.` : `Станет: ${value}.`,
  source: (source: string) => `Источник: ${source}.`,
  federal: (value: string) =>
    `В мониторинге ${value}: эта строка останется, введённое встанет рядом с пометкой.`,
  /** What the monitoring says is doubtful: the value stands in its place. */
  replaces: {
    plain: (value: string) =>
      `В мониторинге ${value}, проверяется: введённое встанет вместо него, пометка снимется.`,
    same: () => 'В мониторинге то же значение с пометкой «проверяется»: она снимется.',
    marked: (value: string) => `В мониторинге ${value}, проверяется: введённое встанет вместо него.`,
  },
  beside: (value: string) => `Введённое раньше, ${value}, останется рядом.`,
  changed: 'Пока вы смотрели, данные изменились. Проверьте ещё раз.',
  notWeek: (period: string) => `${period} — не неделя сб–пт. Если это опечатка, отмените и введите снова.`,
  impossible: (percent: string, roll: number) =>
    `${percent} не получается ни при каком целом числе из ${roll} учеников: запишу с пометкой «проверяется».`,
  write: 'Записать',
  same: 'Точно такое значение уже записано, менять нечего.',
  pressWrite: 'Это предпросмотр. Нажмите «Записать» или «Отменить».',
  written: (head: string, value: string) => `Записал: ${head} — ${value}, введено координатором.`,
  corrected: (
    head: string,
    { after, before, isMarked }: { after: string; before: string; isMarked: boolean },
  ) =>
    `Записал: ${head} — ${after}${after === before ? '' : ` вместо ${before}`}. ${
      isMarked ? 'Пометка «проверяется» осталась.' : 'Пометка снята.'
    }`,
  /** What «Загрузки» and «Откуда цифра» call a value that replaced a doubtful one. */
  correctionTitle: 'исправление координатора',
  more: 'Ещё значение',
  undo: 'Отменить загрузку',
  cancel: officeTexts.cancel,
};
