import type { Role } from '../../domain/person.ts';
import { dayInWords } from '../../text/dates.ts';
import { upperFirst } from '../../text/first-letter.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { officeTexts } from '../office-texts.ts';
import { roleTexts } from '../subjects/people/role-texts.ts';

const SCHOOLS_FOR: PluralForms = ['школу', 'школы', 'школ'];
const SCHOOLS_OF: PluralForms = ['школы', 'школ', 'школ'];
const FOR: Record<Role, string> = { ...roleTexts.genitive, responsible: 'ответственного за Сферум' };
const AS: Record<Role, string> = { ...roleTexts.fullNames, coordinator: 'координатор района' };

/** Codes for directors and their texts to be forwarded. */
export const texts = {
  words: ['Кто подключился'],
  help: 'код для школы или сразу для всех; кто подключился',
  noSchools: 'Сначала нужен список школ: пришлите его файлом или нажмите «Список школ».',
  listOfSchools: 'Список школ',
  head: (connected: number, all: number) =>
    `${upperFirst(officeTexts.connected(connected, all))} ${plural(all, SCHOOLS_OF)}.`,
  headAll: (all: number) => `Подключены все ${officeTexts.schools(all)}.`,
  missing: (names: string) => `Ещё нет: ${names}.`,
  ask: 'Кого пригласить? Выберите кнопкой или напишите название школы.',
  askAgain: 'Чтобы выдать новый код, выберите школу или напишите её название.',
  everybody: 'Всех, кого нет',
  everybodyWord: 'Пригласить всех',
  coordinator: 'Координатора',
  districtHead: 'Руководителя',
  coordinatorWord: 'Пригласить координатора',
  alsoResponsible: 'Код ответственному',

  issued: (role: Role, unit: string, until: string) =>
    `Код для ${FOR[role]}: ${unit}. Сработает один раз, до ${dayInWords(until, { year: true })}. Перешлите следующее сообщение:`,
  hasDirector:
    'Директор этой школы уже подключён. Когда новый пришлёт код, спрошу вас, заменить прежнего или оставить обоих.',
  /** Forwarded as it is, so it speaks to the one who is invited. */
  invitation: (i: {
    operator: string;
    unit: string;
    role: Role;
    code: string;
    link: string;
    until: string;
  }) =>
    `${upperFirst(i.operator)} приглашает вас в бот мониторинга «Сферум» и «Моя школа».\n` +
    `${i.unit}, ${AS[i.role]}.\n` +
    roleTexts.howToEnter({ ...i, expires: i.until }),

  allIssued: (n: number, until: string) =>
    `В файле коды на ${count(n, SCHOOLS_FOR)} без директора: код, ссылка и готовый текст для каждой.\n` +
    `Действуют до ${dayInWords(until, { year: true })}, каждый — один раз. Отправьте каждой школе только её строку.`,
  allConnected: 'Приглашать некого: у каждой школы директор подключён.',
  fileName: (today: string) => `Приглашения ${dayInWords(today, { year: true })}.xlsx`,
  sheet: { name: 'Приглашения', columns: ['Школа', 'Код', 'Ссылка', 'Текст для пересылки'] },
};
