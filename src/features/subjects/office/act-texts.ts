import type { SettingKey } from '../../../domain/district-settings.ts';
import type { Role } from '../../../domain/person.ts';
import { count } from '../../../text/plural.ts';
import type { PluralForms } from '../../../text/plural.ts';
import { roleTexts } from '../people/role-texts.ts';

const VALUES: PluralForms = ['значение', 'значения', 'значений'];
const SCHOOLS: PluralForms = ['школа', 'школы', 'школ'];

/** What a setting is called inside a sentence. */
const NAMES: Record<SettingKey, string> = {
  timeZone: 'часовой пояс',
  sourceTimeZone: 'часовой пояс мониторинга',
  operator: 'кто ведёт бота',
  contacts: 'контакты для школ',
  nameLowSchools: 'называть ли школы в итогах',
  resultsParts: 'что в итогах недели',
  resultsPreview: 'показывать ли итоги до отправки',
  expectedWeek: 'за какую неделю таблица',
  reminderAt: 'час напоминания',
  resultsAt: 'час итогов',
  refreshAt: 'час обновления',
  showPlace: 'показывать ли место в районе',
  targets: 'цели',
  reportBasis: 'основание отчёта',
  reportMailbox: 'почта для отчётов',
  reportByMail: 'ждать ли письма с отчётом',
  letter: 'письмо',
  approveBroadcasts: 'утверждает ли рассылки руководитель',
};

export const SETTING_NAMES: ReadonlyMap<string, string> = new Map(Object.entries(NAMES));

const FOR = roleTexts.genitive;

/** What the journal says of acts that several slices share: what was done, and to what; nobody's name. */
export const actTexts = {
  setting: (key: SettingKey) => `Настройка «${NAMES[key]}» изменена`,
  yes: 'да',
  no: 'нет',
  empty: 'не указано',
  weeks: { 'ending-on-friday': 'за текущую неделю', 'week-before': 'за предыдущую неделю' },
  target: (title: string) => `Цель «${title}» изменена`,
  noTarget: 'нет',
  districtNamed: 'Район переименован',
  imported: (id: number, title: string, values: number) =>
    `Загрузка №\u00a0${id} записана: «${title}», ${count(values, VALUES)}`,
  importUndone: (id: number, title: string, values: number) =>
    `Загрузка №\u00a0${id} отменена: «${title}», ${count(values, VALUES)}`,
  correctionUndone: (head: string) => `Исправление отменено: ${head}`,
  valueEntered: (head: string) => `Значение введено: ${head}`,
  valueCorrected: (head: string) => `Значение исправлено: ${head}`,
  schoolAdded: (name: string) => `Школа добавлена: ${name}`,
  schoolRenamed: 'Школа переименована',
  schoolClosed: (name: string) => `Школа закрыта: ${name}`,
  schoolReopened: (name: string) => `Школа снова работает: ${name}`,
  schoolChanged: (name: string, what: 'roll' | 'staff' | 'kind') =>
    `${{ roll: 'Число учеников', staff: 'Число сотрудников', kind: 'Тип школы' }[what]}: ${name}`,
  schoolList: (added: number, changed: number) =>
    `Список школ записан: новых ${added}, исправлено ${changed}`,
  disputeAccepted: (head: string) => `Цифра исправлена по просьбе школы: ${head}`,
  disputeRejected: (head: string) => `Цифра оставлена: ${head}`,
  disputeClosed: (head: string) => `Вопрос о цифре закрыт: ${head}`,
  questionAnswered: (school: string) => `Ответ на вопрос школы: ${school}`,
  linkChanged: (title: string) => `Адрес «${title}» изменён`,
  fileAttached: (answer: string) => `Файл приложен к ответу «${answer}»`,
  fileDetached: (answer: string) => `Файл снят с ответа «${answer}»`,
  channelMade: 'Беседа района выбрана',
  invited: (role: Role, unit: string) => `Код для ${FOR[role]} выдан: ${unit}`,
  invitedAll: (schools: number) => `Коды для директоров выданы: ${count(schools, SCHOOLS)}`,
  bound: (role: Role, unit: string) => `Код ${FOR[role]} использован: ${unit}`,
  directorReplaced: (school: string) => `Директор заменён: ${school}`,
  directorsKept: (school: string) => `Оставлены все директора: ${school}`,
  roleEnded: (role: Role, unit: string) => `Роль ${FOR[role]} снята: ${unit}`,
  accountCode: (role: Role, unit: string) => `Код для нового аккаунта ${FOR[role]} выдан: ${unit}`,
  accountMoved: (role: Role, unit: string) => `Новый аккаунт ${FOR[role]} подключён: ${unit}`,
  deputyCode: (role: Role, unit: string, until: string) =>
    `Код на замещение ${FOR[role]} до ${until} выдан: ${unit}`,
  deputyBegan: (role: Role, unit: string, until: string) =>
    `Замещение ${FOR[role]} до ${until} началось: ${unit}`,
  deputyEnded: (role: Role, unit: string) => `Замещение ${FOR[role]} закончилось: ${unit}`,
  handOver: 'Код для передачи дел выдан',
  handedOver: 'Дела переданы новому координатору',
  coordinatorLeft: 'Координатор отключился',
};
