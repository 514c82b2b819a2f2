import { weekOf } from '../../domain/period.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { periodInWords } from '../../text/dates.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { choiceInWords } from '../../text/list.ts';
import { labels } from '../texts.ts';

/** What is only offered, as in «Вы хотите …?». */
const WISHES: Readonly<Record<string, string>> = {
  dispute: 'оспорить цифру',
  employees: 'обновить число сотрудников',
  'deadline-done': 'отметить срок выполненным',
  'erase-me': 'удалить ваши данные из бота',
  preferences: 'настроить уведомления',
  appoint: 'назначить ответственного',
  'leave-school': 'уйти из школы',
  'add-measure': 'добавить меру в план',
  report: 'отправить отчёт',
  broadcast: 'сделать рассылку',
  invite: 'выдать код приглашения',
  'enter-value': 'ввести значение',
  settings: 'изменить настройки',
  'deadline-add': 'добавить срок',
  'duty-not-ours': 'ответить, что срок вас не касается',
  'silence-add': 'включить тишину',
  'vacation-add': 'добавить каникулы',
  'hand-over': 'передать дела другому координатору',
  'invite-coordinator': 'пригласить второго координатора',
  deputy: 'назначить, кто вас замещает',
  'import-undo': 'отменить загрузку',
  'school-add': 'добавить школу',
  schools: 'изменить список школ',
  targets: 'изменить цели',
  'answers-admin': 'изменить ответы или ссылки',
};
/** The labels of commands that are reached by buttons, or whose button says more than their first word. */
export const LABELS: Readonly<Record<string, string>> = {
  'figure-source': labels.figureSource,
  employees: labels.employees,
  'week-note': labels.report,
};
const WEEK_SAMPLE = 'Напишите день или неделю: «показатели за 12–18.10».';
const ROWS = { 4: 'за 4\u00a0недели', 12: 'за 12\u00a0недель', 52: 'за год' };

/** What a command with its arguments is, in words; `label` is the command's own first word. */
type Said = {
  command: string;
  label: string | undefined;
  metric: string | undefined;
  school: string | undefined;
  week: CalendarDay | undefined;
  many: 4 | 12 | 52 | undefined;
  thisYear: number;
};

export const texts = {
  /** «динамика, «Звонят», за год»; «Дегвинская, «Пишут сообщения» за неделю 12–18.10» */
  meaning: ({ label, metric, school, week, many, thisYear }: Said) => {
    if (label !== undefined && [metric, school, week, many].every((part) => part === undefined))
      return `«${label}»`;
    const what = [
      label === undefined ? undefined : lowerFirst(label),
      school,
      metric === undefined ? undefined : `«${metric}»`,
      many === undefined ? undefined : ROWS[many],
    ].filter((part) => part !== undefined);
    const when = week === undefined ? '' : ` за неделю ${periodInWords(weekOf(week), { thisYear })}`;
    return `${what.join(', ')}${when}`;
  },
  /** On a button: «Динамика: Звонят», «Дегвинская». */
  label: ({ label, metric, school, week, thisYear }: Said) => {
    const head = label ?? school;
    const tail = [
      label === undefined ? undefined : school,
      metric,
      week === undefined ? undefined : periodInWords(weekOf(week), { thisYear }),
    ].filter((part) => part !== undefined);
    if (head === undefined) return tail.join(', ');
    return tail.length === 0 ? head : `${head}: ${tail.join(', ')}`;
  },

  understood: (meaning: string) => `Понял так: ${meaning}.`,
  /** «Вы хотите оспорить цифру («Звонят»)?» – with the label of the button, which may be on the keyboard already. */
  writes: (said: Said, button: string) => {
    const about = said.school ?? (said.metric === undefined ? undefined : `«${said.metric}»`);
    const wish = WISHES[said.command] ?? `«${said.label ?? ''}»`;
    return `Вы хотите ${wish}${about === undefined ? '' : ` (${about})`}? Нажмите «${button}» — без этого ничего не меняю.`;
  },
  unsure: (meaning: string) => `Вы имели в виду: ${meaning}?`,
  several: (labels: readonly string[]) =>
    `Это можно понять по-разному. Выберите: ${choiceInWords(labels.map((label) => `«${label}»`))}.`,
  whichSchool: 'Таких школ несколько. Выберите или напишите название точнее.',
  whichFigure: 'О какой цифре речь?',
  otherOwnSchool: `Это другая ваша школа. Сначала выберите её: «${labels.switchSchool}».`,
  /** Nothing was sent, nothing was switched off. */
  refused: (preferences: string) =>
    `Хорошо, сейчас ничего не показываю. Что и когда присылать, выбирается здесь: «${preferences}».`,
  nothingDone: 'Хорошо, ничего не делаю.',
  otherSchool: (compare: string | undefined) =>
    'Показатели других школ я здесь не показываю, их видит только координатор района.\n' +
    `О вашей школе — «${labels.figures}»${compare === undefined ? '' : `, рядом со школами района без названий — «${compare}»`}.`,
  /** Periods that no figure is told of. */
  beyond: {
    'no-such-day': () => `Такой даты нет. ${WEEK_SAMPLE}`,
    'to-come': () => 'Этот период ещё не начался, данных за него нет.',
    'too-long': (isOffice: boolean) =>
      `За такой период отдельных цифр не показываю: они считаны по неделям (сб–пт). ${WEEK_SAMPLE}${
        isOffice ? '' : ' Ряд по неделям до сегодняшнего дня — «динамика за год».'
      }`,
  },
  /** «Сравнить» tells the newest week alone. */
  onlyLatest: (week: CalendarDay, label: string, thisYear: number) =>
    `За неделю ${periodInWords(weekOf(week), { thisYear })} «${label}» не показывает, ниже — последние данные.`,
  noDynamics: 'Ряда по неделям у координатора нет, ниже — последнее значение.',
  noForecast: 'Прогноза у координатора нет, ниже — последнее значение.',
  noSuchSchool: `Такой школы в районе не нашёл. Список школ — «${labels.schools}».`,
  upset: (next: string | undefined, preferences: string | undefined) =>
    [
      'Понимаю, это отнимает время.',
      ...(next === undefined ? [] : [`Чтобы было проще: «${next}» — один шаг на сегодня.`]),
      ...(preferences === undefined ? [] : [`Чтобы я писал реже: «${preferences}».`]),
    ].join('\n'),
  helloSchool: 'Здравствуйте. Нажмите кнопку или напишите словами: «звонки за прошлую неделю», «когда срок».',
  helloOffice:
    'Здравствуйте. Нажмите кнопку или напишите словами: «как у Дегвинской с сообщениями», «кто не сдал анализ».',
  thanks: 'Пожалуйста.',
  fine: 'Хорошо. Кнопки — ниже.',
  noAnswer: `Готового ответа на это у меня нет. Спросить можно здесь: «${labels.ask}».`,
  mayHelp: (meaning: string) => `Готового ответа на это у меня нет. Может быть, поможет: ${meaning}.`,
};
