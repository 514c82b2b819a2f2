import { periodInWords } from '../../text/dates.ts';
import { shortList } from '../../text/list.ts';
import { number, percent } from '../../text/number.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import type { LetterField } from './draft.ts';

type Days = { from: string; to: string };

const SCHOOLS: PluralForms = ['школа', 'школы', 'школ'];
const OF_SCHOOLS: PluralForms = ['школы', 'школ', 'школ'];
const PEOPLE: PluralForms = ['человек', 'человека', 'человек'];

/** What the coordinator reads while a letter is made; what stands on paper is in letter-texts.ts. */
export const texts = {
  help: 'сопроводительное письмо школам: DOCX и таблица',
  words: ['Письмо школам', 'Составить письмо', 'Новое письмо'],
  listWords: ['Письма', 'Прежние письма'],
  listHelp: 'какие письма составлены и отправлены',

  askPeriod: 'За какое время берём показатели?',
  week: 'Последняя неделя',
  month: 'Последний месяц',
  otherPeriod: 'Другое время',
  former: 'Прежние письма',
  typePeriod: 'Напишите период, например «01.10–31.10.2024» или «22.10.2024».',
  badPeriod: 'Не понял период. Напишите две даты, например «01.10–31.10.2024».',
  nothing: (period: Days, thisYear: number) =>
    `За ${periodInWords(period, { thisYear })} показателей школ нет. Выберите другое время или пришлите таблицу мониторинга файлом.`,
  noSchools: 'Школ в списке ещё нет. Пришлите список школ или сразу таблицу мониторинга файлом.',

  askMetrics: (period: Days, thisYear: number) =>
    `Какие показатели войдут в письмо? Время: ${periodInWords(period, { thisYear })}. Нажмите один или несколько.`,
  chosenMetrics: (titles: readonly string[]) => `Выбраны: ${titles.join(', ')}.`,
  picked: (title: string) => `✓ ${title}`,
  next: 'Дальше',
  toPreview: 'К письму',

  /** Heading of the preview. */
  preview: (subject: string, numberAndDate: string): string =>
    `Письмо «${subject}», ${numberAndDate}. Ещё не составлено.`,
  part: (one: {
    label: string;
    on: string;
    threshold: number | undefined;
    n: number;
    known: number;
    range: string;
  }) => {
    const what = one.threshold === undefined ? 'без него' : `ниже ${percent(one.threshold)}`;
    const range = one.range === '' ? '' : ` (${one.range})`;
    return `${one.label}, ${one.on}: ${what} — ${count(one.n, SCHOOLS)} из\u00a0${number(one.known)}${range}.`;
  },
  range: (lowest: string, highest: string) => (lowest === highest ? lowest : `от ${lowest} до ${highest}`),
  doubtful: (schools: readonly string[]) => `Не вошли, под вопросом: ${shortList(schools, 4)}.`,
  doubtfulOne: (school: string, value: string) => `${school} ${value}`,
  missing: (schools: readonly string[]) => `Данных нет, названы отдельно: ${shortList(schools, 4)}.`,
  notListed: (schools: readonly string[]) => `Нет в таблице, названы отдельно: ${shortList(schools, 4)}.`,
  duties: (n: number, all: number) =>
    n === 0
      ? 'Сроков в письме нет.'
      : n === all
        ? `Сроков в письме: ${number(n)}.`
        : `Сроков в письме: ${number(n)} из\u00a0${number(all)}.`,
  noDuties: 'Сроков у района не записано.',
  basis: (basis: readonly string[]) =>
    basis.length === 0 ? 'Основание не указано.' : `Основание: ${basis.join('; ')}.`,
  signature: (post: string, name: string) =>
    post === '' && name === ''
      ? 'Подпись: место оставлено.'
      : `Подпись: ${[post, name].filter((one) => one !== '').join(', ')}.`,
  buttons: {
    make: 'Составить',
    period: 'Время',
    metrics: 'Показатели',
    threshold: 'Порог',
    duties: 'Что сделать',
    number: 'Номер и дата',
    basis: 'Основание',
    subject: 'Тема',
    fields: 'Подпись и прочее',
  },
  pressPeriod: 'Сначала период: выберите его кнопкой. Другие дни — «Другое время».',
  pressMake: 'Это предпросмотр. Нажмите «Составить» или выберите, что изменить.',

  askThreshold:
    'Ниже какого процента школа попадает в список? Например, 50. Для одного показателя — «Звонят 30».',
  badThreshold: 'Нужно число от 1 до 100, например 50. Или показатель из письма и число: «Звонят 30».',
  askNumber: 'Исходящий номер? Например, «01-16/219». Чтобы оставить место, напишите «нет».',
  askDate: 'Дата письма? Например, «24.10.2024» или «сегодня». Чтобы оставить место, напишите «нет».',
  badDate: 'Не понял дату. Напишите, например, «24.10.2024».',
  askSubject: 'Тема письма? Начните с «О»: «О работе школ в «Сферуме».',
  askBasis:
    'На каких документах основано письмо? Выберите кнопкой или напишите, например «постановление № 380 от 22.10.2024».',
  askDuties: 'Какие сроки войдут в письмо? Нажмите, чтобы добавить или убрать.',
  dutyLine: (n: number, title: string, isIn: boolean) => `${n}. ${title}${isIn ? ' — войдёт' : ' — нет'}`,
  noSuchWords: 'Пришлите ответ словами.',
  tooLong: (limit: number) => `Слишком длинно: больше ${limit} знаков. Сократите и пришлите ещё раз.`,
  noNames: (name: string) =>
    `Похоже на имя: «${name}». Имена бот не хранит, кроме подписи. Напишите без него или нажмите «Это не имя».`,
  notName: 'Это не имя',

  fieldsHead: 'Это повторяется в каждом письме района:',
  fieldLine: (title: string, value: string) =>
    `${title}: ${value === '' ? 'не указано' : value.replaceAll('\n', ' ')}`,
  fields: {
    head: 'Шапка',
    addressee: 'Кому',
    post: 'Должность',
    signatory: 'Кто подписывает',
    executor: 'Исполнитель',
    mailbox: 'Почта',
    mark: 'Пометка',
  } satisfies Record<LetterField, string>,
  askField: {
    head: 'Что напечатать в шапке? Например, название управления. Для бланка напишите «нет».',
    addressee: 'Кому письмо? Например, «Руководителям образовательных организаций».',
    post: 'Должность того, кто подписывает? Например, «Начальник управления образования». Стереть — «нет».',
    signatory:
      'Кто подписывает? Например, «И.О. Фамилия». Это единственное имя, которое бот хранит. Стереть — «нет».',
    executor: 'Кто исполнитель? Отдел и телефон, без имени: «отдел мониторинга, 2-33-40». Стереть — «нет».',
    mailbox: 'На какую почту отвечать? Стереть — «нет».',
    mark: 'С какой пометкой отвечать? Например, «Сферум». Стереть — «нет».',
  } satisfies Record<LetterField, string>,
  badMailbox: 'Это не похоже на адрес почты. Напишите, например, ruo@example.ru.',
  fieldChanged: (title: string) => `Письма района: изменено «${lowered(title)}»`,
  /** The journal keeps no name. */
  signatoryKept: 'имя записано',
  signatoryErased: 'имя стёрто',

  made: (n: number) =>
    n === 0
      ? 'Письмо составлено. В списке школ нет.'
      : `Письмо составлено, в списке ${count(n, SCHOOLS)}. Проверьте файлы: их можно править в Word и Excel.`,
  nobodyListed: 'Школ ниже порога нет, поэтому приложения в письме не будет.',
  send: 'Разослать школам',
  sendListed: (n: number) => `Школам из списка: ${number(n)}`,
  sendAll: (n: number) => `Всем школам: ${number(n)}`,
  askWhom: (listed: number) =>
    `Кому отправить письмо? В приложении — ${count(listed, SCHOOLS)} с показателями, их увидят все, кто его получит.`,
  confirm: (one: {
    people: number;
    schools: number;
    of: number;
    missing: readonly string[];
    when: string;
    outdated: readonly string[];
  }): string =>
    [
      ...(one.outdated.length === 0 ? [] : [texts.outdated(one.outdated)]),
      `${plural(one.people, ['Получит', 'Получат', 'Получат'])} ${count(one.people, PEOPLE)}: ${texts.audience(one.schools, one.of)}. ${one.when}`,
      ...(one.missing.length === 0
        ? []
        : [`Не получат, в боте нет директора: ${shortList(one.missing, 5)}.`]),
      'Каждому — файл письма и показатели его школы. Отправить?',
    ].join('\n'),
  atOnce: 'Уйдёт сразу.',
  later: (when: string) => `Ночью бот не пишет первым: уйдёт ${when}.`,
  sendNow: (n: number) => `Отправить: ${count(n, PEOPLE)}`,
  nobody: 'Отправлять пока некому: директоров этих школ в боте нет. Пригласите их или отправьте файл почтой.',
  sent: (people: number, when: string | undefined) =>
    when === undefined
      ? `Отправляю: ${count(people, PEOPLE)}.`
      : `Записал: ${count(people, PEOPLE)}, уйдёт ${when}.`,
  gone: 'Этого письма больше нет.',
  /** The words that all directors read; below them stand the figures of each one's school, under them the file. */
  covering: (
    operator: string,
    subject: string,
    { reference, hasDuties }: { reference: string | undefined; hasDuties: boolean },
  ) =>
    `Письмо школам «${subject}»${reference === undefined ? '' : `, ${reference}`}. Отправитель — ${operator}.\n${hasDuties ? 'Что сделать и к какому сроку — в файле.' : 'Всё письмо — в файле.'}`,
  ownFigures: (school: string | undefined, lines: readonly string[]) =>
    lines.length === 0
      ? [`${school ?? 'Ваша школа'}: данных нет.`]
      : [`${school ?? 'Ваша школа'}:`, ...lines],
  audience: (schools: number, of: number): string =>
    `${schools === 1 ? 'директор' : 'директора'} ${count(schools, OF_SCHOOLS)} из\u00a0${number(of)}`,

  listHead: 'Письма школам, сначала новые:',
  listLine: (place: number, when: string, subject: string, isSent: boolean) =>
    `${place}. ${when} — «${subject}»${isSent ? ', отправлено школам' : ', не отправлено'}`,
  noLetters: 'Писем ещё не составляли.',
  one: (place: number) => `Письмо ${place}`,
  show: (subject: string, when: string, sent: string | undefined) =>
    `Письмо «${subject}», составлено ${when}. ${sent === undefined ? 'Школам не отправлено.' : `Отправлено школам ${sent}.`}`,
  fresh: 'Новое письмо',
  makeAgain: 'Составить заново',
  again: 'Новое письмо с теми же условиями, по цифрам на сегодня. Прежнее останется в «Письмах».',
  /** What it tells that is in force no more. */
  outdated: (schools: readonly string[]) =>
    `С тех пор в нём перестали действовать цифры ${
      schools.length === 1
        ? `школы ${schools.join('')}`
        : `${count(schools.length, OF_SCHOOLS)}: ${shortList(schools, 4)}`
    }.`,

  journal: {
    made: (n: number) => `Составлено письмо, школ в списке: ${n}`,
    sent: (n: number) => `Письмо отправлено директорам, человек: ${n}`,
  },
};

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
