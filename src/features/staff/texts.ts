import type { Role } from '../../domain/person.ts';
import { dayInWords } from '../../text/dates.ts';
import { upperFirst } from '../../text/first-letter.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { pageOf } from '../subjects/people/page-of.ts';
import { roleTexts } from '../subjects/people/role-texts.ts';

const { names: ROLES, genitive: WHOM, counted, howToEnter } = roleTexts;
const CONNECTED: PluralForms = ['Подключена', 'Подключены', 'Подключено'];
const SCHOOLS_OF: PluralForms = ['школы', 'школ', 'школ'];

/** One role as the lists print it. */
export type RoleLine = {
  role: Role;
  since: string;
  until: string | undefined;
  isDeputy: boolean;
  reachable: boolean | undefined;
  isYou: boolean;
  page: string;
};

/** «Люди»: who holds which role, and taking, moving and lending roles. */
export const texts = {
  words: ['Люди', 'Кто подключён'],
  help: 'кто подключён по школам; роли, замещение, новый аккаунт, передача дел',

  page: pageOf,
  office: (coordinators: number, heads: number) =>
    heads === 0
      ? count(coordinators, counted.coordinator)
      : `${count(coordinators, counted.coordinator)}, ${count(heads, counted.head)}`,
  head: (office: string, connected: number, all: number) =>
    `${plural(connected, CONNECTED)} ${connected} из\u00a0${all} ${plural(all, SCHOOLS_OF)}. В управлении: ${office}.`,
  missing: (n: number) => `Директора ещё нет у ${count(n, SCHOOLS_OF)}.`,
  school: (name: string, roles: readonly string[]) =>
    `${name} — ${roles.length === 0 ? 'никто не подключён' : roles.join('; ')}`,
  /** «директор с 01.09», «ответственный с 05.10, бот писать не может» */
  role: ({ role, since, until, isDeputy, reachable, isYou }: RoleLine, thisYear: number) =>
    [
      `${isDeputy ? `замещает ${WHOM[role]}` : ROLES[role]} с ${dayInWords(since, { thisYear })}${
        until === undefined ? '' : ` до ${dayInWords(until, { thisYear })}`
      }`,
      ...(isYou ? ['это вы'] : []),
      ...(reachable === false ? ['бот писать не может'] : []),
    ].join(', '),
  line: (line: RoleLine, thisYear: number) =>
    `${upperFirst(texts.role(line, thisYear))}${line.isYou ? '' : ` (${line.page})`}`,
  ofSchool: (name: string, lines: readonly string[]) =>
    lines.length === 0 ? `${name}: никто не подключён.` : [`${name}:`, ...lines].join('\n'),
  ofOffice: (district: string, lines: readonly string[]) => [`${district}, управление:`, ...lines].join('\n'),
  approve: 'Рассылку всем — через руководителя',
  notApprove: 'Рассылку всем — без утверждения',
  approval: (isOn: boolean) =>
    isOn ? 'Рассылку всем утверждает руководитель.' : 'Рассылка всем уходит без утверждения.',
  toOffice: 'Управление',
  toSchools: 'Школы и люди',
  pick: (role: Role, place: number) => `${upperFirst(ROLES[role])}${place === 0 ? '' : ` ${place}`}`,
  invite: 'Пригласить',
  card: (unit: string, line: string) => `${unit}.\n${line}.`,
  unreachable:
    'Человек запретил сообщения или ещё не писал боту. Пусть откроет диалог с ботом и нажмёт «Начать».',

  ownOfSchool: 'Уйти из школы можно от её имени: «Сменить школу», потом «Мои данные» и «Уйти из школы».',
  end: 'Отключить',
  confirmEnd: (unit: string, role: Role, page: string, isLast: boolean) =>
    `${unit}: отключить ${WHOM[role]} (${page})? Бот перестанет показывать и присылать что-либо по этой роли.` +
    (isLast && role === 'director'
      ? '\nДругого директора у школы в боте нет: напоминания получать будет некому.'
      : '') +
    '\nВернуть можно новым кодом.',
  endNow: 'Да, отключить',
  cancel: 'Отмена',
  ended: (unit: string, role: Role) => `${unit}: роль ${WHOM[role]} снята. Сообщение об этом уже отправлено.`,
  youAreEnded: (unit: string, role: Role) =>
    `${unit}: координатор района отключил вас, вы больше не ${ROLES[role]}.\nЕсли это ошибка, попросите у него новый код.`,
  useLeave: 'Себя отключают иначе: «Передать дела» или «Уйти».',
  lastOne: 'Это единственный постоянный координатор района, отключить его нельзя: сначала он передаёт дела.',
  gone: 'Этой роли уже нет.',

  newAccount: 'Новый аккаунт',
  newAccountCode: (unit: string, role: Role, until: string) =>
    `Код для нового аккаунта ${WHOM[role]}: ${unit}. Сработает один раз, до ${dayInWords(until, { year: true })}.\n` +
    'Когда им воспользуются, прежний аккаунт отключится сам и узнает об этом. Перешлите следующее сообщение:',
  newAccountInvitation: (i: Invitation) =>
    `Вас ждёт бот мониторинга «Сферум» и «Моя школа» — с нового аккаунта.\n${invitation(i)}`,

  deputy: 'Замещение',
  deputyWords: ['Замещение', 'Замещать'],
  askUntil: (unit: string, role: Role) =>
    `До какого дня замещать ${WHOM[role]} (${unit})? Выберите или напишите дату, например 15.08. В этот день роль ещё действует, потом закончится сама.`,
  badDay: 'Не понял день. Напишите дату или срок, например 15.08 или «на две недели».',
  pastDay: 'Этот день уже прошёл. Напишите сегодняшнюю дату или позже.',
  youStandIn: 'Вы сами замещаете, поэтому передать роль дальше нельзя: это делает тот, кого вы замещаете.',
  onlyLent: 'Эта роль выдана на время. Замещение и новый аккаунт — только для постоянной роли.',
  farDay: 'Замещение — не дольше года. Напишите дату ближе.',
  upTo: (day: string) => `До ${dayInWords(day)}`,
  deputyCode: (unit: string, role: Role, until: string, expires: string) =>
    `Код на замещение ${WHOM[role]} до ${dayInWords(until, { year: true })}: ${unit}. Сработает один раз, до ${dayInWords(expires, { year: true })}.\n` +
    'Прежняя роль остаётся. Обоим напишу, когда замещение начнётся и закончится. Перешлите следующее сообщение:',
  deputyInvitation: (i: Invitation & { until: string }) =>
    `Вас просят замещать ${WHOM[i.role]} в боте мониторинга «Сферум» и «Моя школа» до ${dayInWords(i.until, { year: true })}.\n${invitation(i)}`,
  deputyOver: (unit: string, role: Role) =>
    `${unit}: замещение закончилось, вы больше не замещаете ${WHOM[role]}. Спасибо за помощь.`,

  rolesEndTitle: 'Конец замещений',
  passOnTitle: 'Дела замещающему',
  passedOn: (text: string) => `Больше суток этого никто не открывал, передаю вам.\n${text}`,

  handOver: 'Передать дела',
  handOverCode: (district: string, until: string) =>
    `Код для нового координатора: ${district}. Сработает один раз, до ${dayInWords(until, { year: true })}.\n` +
    'Когда он подключится, спрошу вас, уйти или остаться обоим. Перешлите следующее сообщение:',
  handOverInvitation: (i: Invitation) =>
    `Вам передают дела координатора в боте мониторинга «Сферум» и «Моя школа».\n${invitation(i)}`,
  leave: 'Уйти',
  confirmLeave: (district: string, others: number) =>
    `${district}: перестать быть координатором? Останется ${count(others, counted.coordinator)}. Сроки, рассылки и журнал останутся в районе.`,
  leaveNow: 'Да, уйти',
  lastCoordinator:
    'Вы последний координатор района. Сначала передайте дела: новый человек подключится, и вы сможете уйти.',
  left: (district: string) => `${district}: вы больше не координатор. Вернуться можно по новому коду.`,
  leftToOthers: (page: string) => `Координатор (${page}) отключился. Его сроки и рассылки остались в районе.`,
  stayed: 'Хорошо, остаётесь оба. Каждое дело делается один раз: второй увидит, кто и когда его сделал.',
};

type Invitation = { unit: string; role: Role; code: string; link: string; expires: string };

/** Forwarded as it is, so it speaks to the one who is invited. */
function invitation(i: Invitation): string {
  return `${i.unit}, ${ROLES[i.role]}.\n${howToEnter(i)}`;
}
