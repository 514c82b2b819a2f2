import { dayInWords } from '../../text/dates.ts';
import { shortList } from '../../text/list.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { VARIABLE_NAMES } from '../subjects/batches/batch-lexicon.ts';

const PEOPLE: PluralForms = ['человек', 'человека', 'человек'];
const PEOPLE_TO: PluralForms = ['человеку', 'людям', 'людям'];
const SCHOOLS_OF: PluralForms = ['школы', 'школ', 'школ'];
const SCHOOLS: PluralForms = ['школа', 'школы', 'школ'];
const DIRECTORS: PluralForms = ['получатель', 'получателя', 'получателей'];
const GETS: PluralForms = ['Получит', 'Получат', 'Получат'];
const HAD: PluralForms = ['получил', 'получили', 'получили'];
const MESSAGES: PluralForms = ['сообщение', 'сообщения', 'сообщений'];
const FILES: PluralForms = ['вложение', 'вложения', 'вложений'];

type Moment = { day: string; time: string; thisYear: number; isToday: boolean; isTomorrow: boolean };

/** So many names stand in a line; the rest are in the full list. */
const NAMES = 5;

function moment({ day, time, thisYear, isToday, isTomorrow }: Moment): string {
  if (isToday) return `сегодня в ${time}`;
  return isTomorrow ? `завтра в ${time}` : `${dayInWords(day, { weekday: true, thisYear })} в ${time}`;
}

const REST = {
  done: ' Кто к тому времени уже сделает, что просите, не получит.',
  unfit: ' Кто к тому времени под условия не подойдёт, не получит.',
  nobody: '',
};

/** A broadcast in the making. */
export const texts = {
  help: 'одно сообщение всем или выбранным, с отметкой «Ознакомлен(а)»',

  askText:
    'Что отправить? Пришлите текст одним сообщением; строки сохранятся. Перед отправкой покажу, кому уйдёт.',
  askAgain: 'Пришлите новый текст целиком: он заменит прежний.',
  noText: 'Нужен текст. Файлы и картинки можно приложить вместе с ним или следом.',
  tooLong: (limit: number) => `Слишком длинно: больше ${limit} знаков. Сократите и пришлите ещё раз.`,
  nobody: 'Отправлять пока некому: никто из школ не подключён. Сначала «Пригласить».',
  attached: (files: number) =>
    `Приложил к рассылке: ${count(files, FILES)}. Теперь пришлите текст, без него рассылка не уйдёт.`,
  attachedTable:
    'Файл приложил к рассылке. Если это таблица мониторинга, уберите вложения и пришлите её после рассылки.',
  noReference: 'Этот файл переслать нельзя: VK не дал на него ссылку. Пришлите его документом ещё раз.',
  mostFiles: (limit: number) => `К рассылке можно приложить не больше ${limit} файлов. Лишнее не приложил.`,
  dropFiles: 'Убрать вложения',
  filesDropped: 'Вложения убрал.',

  insert: 'Подставить данные',
  askVariable:
    'Что подставить? Допишу строку в конец текста: у каждой школы будет своё. Или впишите сами в любом месте: ' +
    `${VARIABLE_NAMES.school}, ${VARIABLE_NAMES.figure}, ${VARIABLE_NAMES.missing}, ${VARIABLE_NAMES.due}.`,
  variables: { school: 'Школа', figure: 'Показатель', missing: 'Сколько ещё', due: 'Срок' },
  lines: {
    school: `Школа: ${VARIABLE_NAMES.school}`,
    figure: `Ваши данные: ${VARIABLE_NAMES.figure}`,
    missing: `До цели не хватает: ${VARIABLE_NAMES.missing}`,
    due: `Ближайший срок: ${VARIABLE_NAMES.due}`,
  },
  askMetric: (names: readonly string[]) => `Какой показатель подставить вместо ${names.join(' и ')}?`,

  sample: (school: string) => `Пример — для школы «${school}»:`,
  samples: 'Выше — два примера: у каждой школы будут свои данные.',
  oneSample: 'Выше — сообщение, как его увидят. У каждой школы будут свои данные.',
  above: 'Выше — сообщение, как его увидят.',
  recipients: (people: number, roles: 'directors' | 'all', schools: number, of: number) =>
    `${plural(people, GETS)} ${count(people, PEOPLE)}: ${
      roles === 'all' ? 'директора и ответственные' : people === 1 ? 'директор' : 'директора'
    } ${count(schools, SCHOOLS_OF)} из\u00a0${of}.`,
  whom: (audience: string) => `Кому: ${audience}.`,
  nobodyOfThem: 'В боте никого из них нет.',
  nobodyFits: 'Под эти условия не подходит ни одна школа.',
  nobodyGets: 'Сейчас сообщение никто не получит.',
  absent: (names: readonly string[]) =>
    `Нет в боте ${count(names.length, SCHOOLS)}: ${shortList(names, NAMES)}. Сообщение туда не дойдёт, есть список для телефона.`,
  notConnected: (names: readonly string[]) => `Не подключены: ${shortList(names, NAMES)}.`,
  onlyResponsible: (names: readonly string[]) =>
    `Директор не подключён, есть ответственный: ${shortList(names, NAMES)}. Написать и им — «Кому».`,
  unreachable: (names: readonly string[]) => `Закрыли сообщения от бота: ${shortList(names, NAMES)}.`,
  withoutFigure: (names: readonly string[]) => `Не вошли, цифры нет: ${shortList(names, NAMES)}.`,
  lacking: (reason: string, names: readonly string[]) => `Не получат, ${reason}: ${shortList(names, NAMES)}.`,
  otherWording: (names: readonly string[]) => `Другой текст получат: ${shortList(names, NAMES)}.`,
  unknownVariables: (names: readonly string[]) =>
    `${shortList(names, 3)} — такой подстановки нет, останется как написано.`,
  tired: (people: number, limit: number) =>
    `${count(people, DIRECTORS)} на этой неделе уже ${plural(people, HAD)} ${count(limit, MESSAGES)} и больше.`,
  spared: (people: number) => `Не пишем ${count(people, PEOPLE_TO)}: на этой неделе им хватит.`,
  critical: 'Срочная: в счёт недели не идёт.',
  asksAck: 'С кнопкой «Ознакомлен(а)».',
  attachments: (files: number) => `Вложено: ${files}.`,
  atOnce: 'Уйдёт сразу.',
  plannedAt: (at: Moment) => `Уйдёт ${moment(at)}.`,
  plannedMoved: (at: Moment) => `С 20:00 до 08:00 бот не пишет первым: уйдёт ${moment(at)}.`,
  pastTime: 'Выбранное время уже прошло: уйдёт сразу.',

  send: 'Отправить',
  plan: 'Запланировать',
  schedule: 'Назначить время',
  atOnceButton: 'Отправить сразу',
  change: 'Изменить',
  whomButton: 'Кому',
  fullList: 'Весь список',
  phoneList: 'Список для телефона',
  ack: 'С «Ознакомлен(а)»',
  noAck: 'Без «Ознакомлен(а)»',
  spare: 'Не писать им',
  writeAll: 'Написать и им',
  makeCritical: 'Это срочно',
  notCritical: 'Не срочно',
  otherText: 'Другой текст для них',
  schools: 'Выбрать школы',
  except: 'Кроме школ',
  all: 'Все школы',
  below: 'Ниже порога',
  inactive: 'Не активна',
  debtors: 'Не сделали срок',
  unread: 'Не подтвердили',
  notInBot: 'Не в боте',
  kinds: { kindergarten: 'Детские сады', school: 'Без детских садов' },
  withResponsible: 'И ответственным',
  directorsOnly: 'Только директорам',
  back: 'К предпросмотру',
  /** `send`: the label of the button that sends; absent where nobody would get it. */
  pressButton: (send: string | undefined) =>
    send === undefined
      ? 'Это предпросмотр, сейчас рассылку никто не получит. Измените «Кому» или текст.'
      : `Это предпросмотр. Нажмите «${send}» или выберите, что изменить.`,

  askWhom: (audience: string) =>
    `Сейчас: ${audience}.\nДобавьте условие кнопкой или напишите словами: «ниже 50\u00a0% по ученикам, кроме Дегвинской».`,
  notUnderstood: (words: string) => `Не понял: «${words}».`,
  whomAgain: 'Не понял, кому. Напишите иначе, например «ниже 50 % по ученикам» или «кто не сдал отчёт».',
  askBelow: 'По какому показателю?',
  askNumber: (metric: string) => `«${metric}» — ниже скольких процентов? Напишите число или выберите.`,
  badNumber: 'Нужно число от 0 до 100, например 50.',
  percentButton: (value: number) => `${value}\u00a0%`,
  askDuty: 'Кто не сделал что?',
  noDebtors: 'Должников нет: всё, что задано, сделано.',
  askUnread: 'Какую рассылку не подтвердили?',
  noUnread: 'Рассылок с «Ознакомлен(а)», которые кто-то не подтвердил, нет.',
  askOther: 'Что написать тем, о ком подставить нечего? Пришлите их текст. Без него они ничего не получат.',
  otherLacks: 'В этом тексте снова есть то, чего о них не известно. Напишите без подстановок.',
  askTime: 'Когда отправить? Напишите, например, «завтра 9:00» или «27.11 10:00».',
  badTime: 'Не понял, когда. Напишите, например, «завтра 9:00» или «27.11 10:00».',
  past: 'Это время уже прошло. Напишите другое.',
  tooFar: 'Больше чем на полгода вперёд не планирую. Напишите ближе.',
  timeButton: (at: Moment) =>
    at.isToday
      ? `Сегодня ${at.time}`
      : at.isTomorrow
        ? `Завтра ${at.time}`
        : `${dayInWords(at.day, { thisYear: at.thisYear })} ${at.time}`,

  listHead: (people: number, schools: number) =>
    `${people === 0 ? 'Не получит никто.' : `Получат ${count(people, PEOPLE)}.`} Школ в списке: ${schools}.`,
  listMore: 'Остальные — в файле.',
  listFile: (day: string) => `Получатели рассылки ${dayInWords(day, { year: true })}.xlsx`,
  sheets: { gets: 'Получат', not: 'Не получат' },
  columns: { school: 'Школа', who: 'Кто', why: 'Почему', phone: 'Телефон', note: 'Отметка' },
  director: 'директор',
  responsible: 'ответственный',
  reasons: {
    absent: 'нет в боте',
    noFigure: 'цифры нет',
    closed: 'закрыл сообщения от бота',
  },

  /** `audience`: absent – the whole district. `when`: absent – at once. */
  confirm: (people: number, { audience, when }: { audience: string | undefined; when: Moment | undefined }) =>
    [
      `${audience === undefined ? 'Отправить всему району?' : 'Отправить?'} ${plural(people, GETS)} ${count(people, PEOPLE)}.${
        when === undefined ? '' : ` Уйдёт ${moment(when)}.`
      }`,
      ...(audience === undefined ? [] : [`Кому: ${audience}.`]),
    ].join('\n'),
  confirmPlanned: (people: number, at: Moment) =>
    `Запланировать на ${at.isToday ? `сегодня, ${at.time}` : `${dayInWords(at.day, { weekday: true, thisYear: at.thisYear })}, ${at.time}`}? ${plural(people, GETS)} ${count(people, PEOPLE)}.`,
  yes: 'Да, отправить',
  yesPlanned: 'Да, запланировать',
  changed: 'Пока вы смотрели, получателей стало больше или меньше. Проверьте ещё раз.',

  sent: (people: number) => `Отправляю: ${count(people, PEOPLE)}. Кому дошло — «Что с рассылкой».`,
  /** `rest`: who will not get it then. */
  planned: (people: number, at: Moment, rest: 'done' | 'unfit' | 'nobody') =>
    `Записал: ${count(people, PEOPLE)}, уйдёт ${moment(at)}. До этого можно перенести или остановить.${REST[rest]}`,
  awaits: (people: number) =>
    `Ждёт решения руководителя: ${count(people, PEOPLE)}. Когда он разрешит или отклонит, напишу.`,
  noHead:
    'Не отправил: рассылку всем в вашем районе разрешает руководитель управления, а он не подключён. Пригласите его или выключите это в «Настройках».',
  settings: 'Настройки',
  whatBecame: 'Что с рассылкой',
};
