import type { OrganisationKind } from '../../domain/metric.ts';
import { upperFirst } from '../../text/first-letter.ts';
import { shortList } from '../../text/list.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { officeTexts } from '../office-texts.ts';

const PUPILS: PluralForms = ['ученик', 'ученика', 'учеников'];
const STAFF: PluralForms = ['сотрудник', 'сотрудника', 'сотрудников'];

/** The district's schools as the coordinator keeps them. */
export const texts = {
  notFound: (spelling: string) =>
    `Не нашёл школу «${spelling}». Напишите иначе, например «школы Дегвинская», или выберите в списке.`,
  help: 'список района: добавить, переименовать, закрыть, число учеников и сотрудников',
  none: 'Школ в списке ещё нет. Пришлите список файлом (Excel или CSV), вставьте названия или добавьте по одной.',
  head: (all: number, connected: number) => `Школы района: ${officeTexts.connected(connected, all)}.`,
  line: (short: string, kind: OrganisationKind, facts: readonly string[]) =>
    `${short} — ${[...(kind === 'school' ? [] : [officeTexts.kind[kind]]), ...facts].join(', ')}`,
  pupils: (n: number) => count(n, PUPILS),
  staff: (n: number) => count(n, STAFF),
  connected: 'подключена',
  notConnected: 'не подключена',
  closed: 'закрыта',
  add: 'Добавить школу',
  list: 'Списком',

  card: (s: {
    name: string;
    kind: OrganisationKind;
    roll: number | undefined;
    staff: number | undefined;
    directors: number;
    responsible: number;
    aliases: readonly string[];
    closed: boolean;
  }) => {
    const kind = officeTexts.kind[s.kind];
    const people = [
      s.directors === 0
        ? 'директор не подключён'
        : s.directors === 1
          ? 'директор подключён'
          : `директоров подключено: ${s.directors}`,
      s.responsible === 0 ? 'ответственного нет' : 'ответственный подключён',
    ];
    return [
      s.name,
      [
        upperFirst(kind),
        s.roll === undefined ? 'число учеников не указано' : count(s.roll, PUPILS),
        s.staff === undefined ? 'число сотрудников не указано' : count(s.staff, STAFF),
      ].join(', '),
      s.closed ? 'Закрыта: в мониторинге и напоминаниях не участвует' : upperFirst(people.join(', ')),
      ...(s.aliases.length > 0 ? [`Другие названия: ${shortList(s.aliases, 3)}`] : []),
    ].join('\n');
  },
  figures: 'Что видит директор',
  invite: 'Пригласить',
  rename: 'Переименовать',
  kind: 'Тип',
  roll: 'Учеников',
  staffButton: 'Сотрудников',
  close: 'Закрыть школу',
  reopen: 'Открыть снова',

  ask: {
    name: (name: string) =>
      `Новое название для ${name}? Пришлите полностью. Прежнее останется вторым: по нему школу тоже найдут.`,
    roll: (name: string) => `Сколько учеников в ${name}? Пришлите число.`,
    staff: (name: string) =>
      `Сколько сотрудников в ${name}? Пришлите число: по нему видно, сколько ещё не зарегистрировано.`,
  },
  badNumber: 'Не понял число. Пришлите целое число, например 152.',
  badName: 'Название должно быть словами, не длиннее 300 знаков. Пришлите ещё раз.',
  isPerson: 'Похоже на имя человека. Пришлите название школы.',
  nameTaken: (name: string) => `Такая школа уже есть: ${name}. Пришлите другое название.`,
  renamed: (before: string, after: string) =>
    `Переименовал: ${after}. По прежнему названию (${before}) школу тоже найдут.`,
  saved: 'Записал.',
  askKind: (name: string) =>
    `${name} — какая это организация? От этого зависит, какие показатели по ней считаются.`,
  kindButton: (kind: OrganisationKind) => upperFirst(officeTexts.kind[kind]),

  confirmClose: (name: string, people: number) =>
    `Закрыть ${name}? Она уйдёт из сводки, сроков и итогов; прежние данные останутся, открыть можно снова.${
      people === 0 ? '' : ` Подключённым от неё (${people}) я об этом напишу.`
    }`,
  yesClose: 'Да, закрыть',
  keep: 'Оставить',
  closedNow: (name: string) => `${name} закрыта. Вернуть — «Открыть снова».`,
  closedToPeople: (name: string) =>
    `${name} закрыта в списке района: напоминания и итоги по ней больше не приходят. Если это ошибка, скажите координатору района.`,
  reopened: (name: string) => `${name} снова в списке.`,

  askAdd: 'Как называется школа? Напишите полностью, как в таблицах мониторинга: МКОУ «Дегвинская СОШ».',
  added: (name: string, kind: OrganisationKind) => `Добавил: ${name}, ${officeTexts.kind[kind]}.`,
  addedLike: (like: string) => `Похожа на «${like}». Если это она же, нажмите «Объединить».`,

  askList:
    'Пришлите список школ: файлом (Excel или CSV) или вставьте названия сюда, по одному в строке, как в таблицах мониторинга.\n' +
    'Через точку с запятой можно добавить число учеников и сотрудников: МКОУ «Дегвинская СОШ»; 152; 31',
  listNotUnderstood: 'Не нашёл названий школ. Пришлите их по одному в строке или файлом.',
  personLines: (n: number) => `Строк с именами людей не беру: ${n}. Нужны только названия школ.`,
  longLines: (n: number) => `Слишком длинных строк пропущено: ${n}.`,
  nothingNew: 'Все эти школы уже в списке, записывать нечего.',
  wait: 'Ничего ещё не записано.',
};
