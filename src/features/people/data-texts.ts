import type { Role } from '../../domain/person.ts';
import type { RecordKind } from '../../storage/person-records.ts';
import { dayInWords } from '../../text/dates.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { SETTING_NAMES } from '../subjects/office/act-texts.ts';
import { roleTexts } from '../subjects/people/role-texts.ts';

const ROLES = roleTexts.fullNames;

/** What a person did, as «Мои данные» counts it. */
const RECORDS: Record<RecordKind, PluralForms> = {
  finding: ['найденная причина', 'найденные причины', 'найденных причин'],
  measure: ['мера', 'меры', 'мер'],
  obstacle: ['ответ «Не получается»', 'ответа «Не получается»', 'ответов «Не получается»'],
  delay: ['отложенный шаг', 'отложенных шага', 'отложенных шагов'],
  'note-words': ['приписка к отчёту', 'приписки к отчёту', 'приписок к отчёту'],
  question: ['вопрос', 'вопроса', 'вопросов'],
  'week-note': ['отчёт за неделю', 'отчёта за неделю', 'отчётов за неделю'],
  dispute: ['спор о цифре', 'спора о цифре', 'споров о цифре'],
  'dispute-files': ['снимок или файл к спору', 'снимка или файла к спорам', 'снимков или файлов к спорам'],
  decision: ['решение о цифре', 'решения о цифрах', 'решений о цифрах'],
  reply: ['ответ школе', 'ответа школам', 'ответов школам'],
  'deadline-done': ['отметка «Готово»', 'отметки «Готово»', 'отметок «Готово»'],
  'duty-not-ours': ['ответ «Нас не касается»', 'ответа «Нас не касается»', 'ответов «Нас не касается»'],
  'duty-evidence': ['подтверждение срока', 'подтверждения сроков', 'подтверждений сроков'],
  'duty-remark': ['замечание школе', 'замечания школам', 'замечаний школам'],
  'duty-extension': ['продлённый срок', 'продлённых срока', 'продлённых сроков'],
  deadline: ['срок', 'срока', 'сроков'],
  figure: ['введённое число', 'введённых числа', 'введённых чисел'],
  import: ['загрузка', 'загрузки', 'загрузок'],
  broadcast: ['рассылка', 'рассылки', 'рассылок'],
  invitation: ['выданный код', 'выданных кода', 'выданных кодов'],
  setting: ['настройка района', 'настройки района', 'настроек района'],
  'answer-file': ['файл к ответу', 'файла к ответу', 'файлов к ответам'],
  link: ['ссылка', 'ссылки', 'ссылок'],
  silence: ['тишина', 'тишины', 'тишин'],
  vacation: ['запись о каникулах', 'записи о каникулах', 'записей о каникулах'],
  report: ['сданный отчёт', 'сданных отчёта', 'сданных отчётов'],
  'report-draft': ['черновик отчёта', 'черновика отчётов', 'черновиков отчётов'],
  'report-remark': ['замечание к отчёту', 'замечания к отчётам', 'замечаний к отчётам'],
  form: ['форма отчёта', 'формы отчётов', 'форм отчётов'],
  letter: ['письмо', 'письма', 'писем'],
  read: ['отметка «Ознакомлен(а)»', 'отметки «Ознакомлен(а)»', 'отметок «Ознакомлен(а)»'],
  act: ['строка в журнале района', 'строки в журнале района', 'строк в журнале района'],
};

const PREFERENCES: Readonly<Record<string, string>> = {
  quiet: 'тихие часы',
  'once-a-day': 'одно сообщение в день',
  off: 'выключенные напоминания',
  paused: 'приостановленные напоминания',
};

/** Reminders a person may switch off or put off. */
const REMINDERS: Readonly<Record<string, string>> = {
  'friday-reminder': 'напоминание в пятницу',
  'week-results': 'итоги недели',
  'plan-reminders': 'напоминания о плане',
  'deadline-reminders': 'напоминания о сроках',
};

/** «Мои данные»: what is kept about a person, given out, and erased. */
export const dataTexts = {
  myData: (data: {
    externalId: number;
    roles: readonly { role: Role; unit: string; since: string }[];
    received: number;
    sent: number;
    hasPreferences: boolean;
    records: readonly (readonly [kind: RecordKind, n: number])[];
  }) =>
    `Бот хранит о вас:\n` +
    `номер VK — ${data.externalId};\n` +
    data.roles
      .map(({ role, unit, since }) => `${ROLES[role]}, ${unit} — с ${dayInWords(since, { year: true })};\n`)
      .join('') +
    `переписку — ${count(data.received, ['ваше сообщение', 'ваших сообщения', 'ваших сообщений'])} и ` +
    `${count(data.sent, ['сообщение', 'сообщения', 'сообщений'])} бота` +
    (data.records.length === 0
      ? ''
      : `;\nзаписи — ${data.records.map(([kind, n]) => count(n, RECORDS[kind])).join(', ')}`) +
    (data.hasPreferences ? ';\nваши настройки уведомлений' : '') +
    '.\nИмени, телефона и почты у бота нет. Всё это можно получить файлом или удалить.',
  exported: (externalId: number) =>
    `В файле — всё, что бот хранит о вас (номер VK ${externalId}): роли, переписка, настройки, записи.\n` +
    'В сообщениях бота остались показатели школ и слова, которые школа или координатор передали через бота; ' +
    'чужие страницы VK, коды и ссылки-приглашения скрыты.',
  exportName: (today: string) => `Мои данные ${dayInWords(today, { year: true })}.xlsx`,
  sheets: {
    roles: {
      name: 'Роли',
      columns: [
        { title: 'Роль', width: 24 },
        { title: 'Где', width: 40 },
        { title: 'С', width: 18 },
        { title: 'По', width: 18 },
      ],
    },
    messages: {
      name: 'Переписка',
      columns: [
        { title: 'Когда', width: 18 },
        { title: 'Кто', width: 8 },
        { title: 'Текст', width: 80 },
      ],
    },
    preferences: {
      name: 'Настройки',
      columns: [
        { title: 'Настройка', width: 32 },
        { title: 'Значение', width: 40 },
      ],
    },
    records: {
      name: 'Записи',
      columns: [
        { title: 'Когда', width: 18 },
        { title: 'Что', width: 24 },
        { title: 'Где', width: 40 },
        { title: 'Текст', width: 60 },
      ],
    },
  },
  sides: { person: 'вы', bot: 'бот' },
  moment: (on: string, time: string) => `${dayInWords(on, { year: true })} ${time}`,
  roleName: (role: Role) => ROLES[role],
  recordName: (kind: RecordKind) => RECORDS[kind][0],
  preferenceName: (key: string) => PREFERENCES[key] ?? 'другая настройка',
  hours: (from: string, to: string) => `с ${from} до ${to}`,
  reminder: (kind: string) => REMINDERS[kind] ?? 'другое напоминание',
  until: (what: string, day: string) => `${what} — до ${dayInWords(day, { year: true })}`,
  setting: (key: string) => SETTING_NAMES.get(key) ?? 'другая настройка',
  unfinished: 'незаконченный ответ',
  heldYet: (text: string) => `Ещё не отправлено:\n${text}`,
  eraseMe: 'Удалить меня',
  confirmErase: (roles: readonly { role: Role; unit: string }[]) => {
    const held = new Set(roles.map(({ role }) => role));
    const learns =
      held.has('director') || held.has('responsible')
        ? 'координатор'
        : held.has('coordinator')
          ? 'другой координатор'
          : undefined;
    return (
      `Удалить всё, что бот хранит о вас? Вы отключитесь: ${roles.map(({ role, unit }) => `${unit} (${ROLES[role]})`).join('; ')}.\n` +
      `Напоминания приходить перестанут${learns === undefined ? '' : `, ${learns} об этом узнает`}. Данные школы останутся. Вернуться можно по новому коду.`
    );
  },
  eraseNow: 'Да, удалить',
  erased:
    'Удалил номер VK, роль, переписку и настройки; отметка об этом последнем ответе исчезнет за двое суток. ' +
    'Вернуться можно по новому коду.',
  coordinatorErased: (district: string) =>
    `${district}: координатор отключился и удалил свои данные. Сроки остались, назначенные им рассылки не уйдут.`,
  lastCoordinator: (district: string) =>
    `Вы единственный координатор (${district}), поэтому удалить вас нельзя: некому будет загружать таблицы и выдавать коды.\n` +
    'Сначала подключите второго координатора.',
};
