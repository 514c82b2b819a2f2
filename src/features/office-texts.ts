import { periodKindOf } from '../domain/period.ts';
import type { Period } from '../domain/period.ts';
import type { OrganisationKind } from '../domain/metric.ts';
import { periodInWords } from '../text/dates.ts';
import { lowerFirst, upperFirst } from '../text/first-letter.ts';
import { shortList } from '../text/list.ts';
import { count, plural } from '../text/plural.ts';
import type { PluralForms } from '../text/plural.ts';

/** Words that several screens of the coordinator share. */

const SCHOOLS: PluralForms = ['школа', 'школы', 'школ'];
const CONNECTED: PluralForms = ['подключена', 'подключены', 'подключено'];
const SCHOOLS_ACCUSATIVE: PluralForms = ['школу', 'школы', 'школ'];
const VALUES: PluralForms = ['значение', 'значения', 'значений'];
const METRICS: PluralForms = ['показатель', 'показателя', 'показателей'];

export const officeTexts = {
  // A file that somebody of the office sent.
  otherRole:
    'Пока файл читался, вы сменили роль, поэтому ничего не записано. Вернитесь к роли координатора и пришлите файл снова.',
  fileNotFetched: {
    gone: 'Этот файл уже отменён или хранился больше суток. Если он нужен, пришлите его снова.',
    'not-a-file': 'Файл не скачался: VK отдаёт вместо него страницу. Пришлите его ещё раз.',
    foreign: 'Файл лежит на постороннем сайте, такие бот не скачивает. Пришлите его вложением в этот диалог.',
    unreachable: 'Файл не скачался: VK не ответил за три попытки. Пришлите его ещё раз.',
  },
  notListed: 'нет в таблице',
  schools: (n: number) => count(n, SCHOOLS),
  values: (n: number) => count(n, VALUES),
  /** «подключены 2 из 12» */
  connected: (n: number, all: number) => `${plural(n, CONNECTED)} ${n} из\u00a0${all}`,
  metrics: (n: number) => count(n, METRICS),
  kind: {
    school: 'школа',
    kindergarten: 'детский сад',
    college: 'колледж',
    other: 'другая организация',
  } satisfies Record<OrganisationKind, string>,

  /** «неделя 19–25.10 (сб–пт)», «на 22.10», «сентябрь 2024», «период 19–24.10» */
  period: (period: Period, thisYear: number) => {
    const days = periodInWords(period, { thisYear });
    switch (periodKindOf(period)) {
      case 'week':
        return `неделя ${days} (сб–пт)`;
      case 'date':
        return `на ${days}`;
      case 'month':
        return days;
      case 'range':
        return `период ${days}`;
    }
  },
  /** «за неделю 19–25.10», «на 22.10», «за сентябрь 2024» */
  forPeriod: (period: Period, thisYear: number) => {
    const days = periodInWords(period, { thisYear });
    switch (periodKindOf(period)) {
      case 'week':
        return `за неделю ${days}`;
      case 'date':
        return `на ${days}`;
      case 'month':
      case 'range':
        return `за ${days}`;
    }
  },

  whichSchool: (spelling: string, candidates: number) =>
    candidates === 0
      ? `Не нашёл школу «${spelling}». Напишите название иначе или выберите кнопкой в «Школы».`
      : `Какая школа — «${spelling}»? Выберите или напишите полностью.`,
  chooseSchools: 'Какие школы? Выбирайте кнопками или напишите названия через запятую.',
  chosenSchools: (names: readonly string[]) =>
    `Выбраны: ${shortList(names, 10)}. Добавьте ещё или нажмите «Выбраны».`,
  chosen: 'Выбраны',
  chooseAnew: 'Сначала',
  unclearSchool: (spelling: string, candidates: readonly string[]) =>
    candidates.length === 0
      ? `Школу «${spelling}» не нашёл.`
      : `«${spelling}» — это ${candidates.join(', ')}? Напишите точнее.`,
  namesUpTo: (names: readonly string[], max = 10) => shortList(names, max),
  /** After what was decided of a school. */
  schoolTold: (isTold: boolean) =>
    isTold ? 'Школе сообщил.' : 'Школе сообщить не смог: её в боте нет. Скажите ей сами.',
  setup: 'Что осталось настроить',
  interrupted: 'Разговор прервался, ничего не изменилось. Начните заново.',
  stale: 'Эта кнопка уже не действует. Начните заново.',
  cancel: 'Отменить',
  cancelled: 'Отменено, ничего не изменилось.',
};

type Numbers = { organisationKind?: OrganisationKind; roll?: number; staff?: number };

/** A list of schools, from a file or typed. */
export const schoolListTexts = {
  words: 'Список школ',
  write: 'Записать',
  added: (names: readonly string[], max: number) =>
    `${names.length === 1 ? 'Новая школа' : `Новых школ ${names.length}`}: ${shortList(names, max)}.`,
  changed: (name: string, { organisationKind, roll, staff }: Numbers, reopened: boolean) => {
    const parts = [
      ...(reopened ? ['снова работает'] : []),
      ...(organisationKind === undefined ? [] : [`тип — ${officeTexts.kind[organisationKind]}`]),
      ...(roll === undefined ? [] : [`учеников ${roll}`]),
      ...(staff === undefined ? [] : [`сотрудников ${staff}`]),
    ];
    return `${name}: ${parts.join(', ')}.`;
  },
  moreChanged: (n: number) => `И ещё изменений: ${n}.`,
  same: (n: number) => `Уже записаны: ${officeTexts.schools(n)}.`,
  alike: (name: string, like: string) =>
    `«${name}» похожа на «${like}». Если это она, отмените и исправьте название.`,
  part: (name: string, school: string) => `«${name}» понял как ${school}.`,
  partsWrong: (more: number) =>
    `${more === 0 ? '' : `Ещё названий, понятых по части: ${more}. `}Если это другая школа, напишите её название полностью.`,
  unclear: (name: string, candidates: readonly string[]) =>
    `«${name}» — непонятно, какая это школа: ${candidates.join(', ')}. Не войдёт.`,
  absent: (names: readonly string[], max: number) =>
    `В списке нет ${names.length === 1 ? 'школы' : 'школ'}: ${shortList(names, max)}. Они останутся.`,
  written: ({ added, changed }: { added: readonly unknown[]; changed: readonly unknown[] }) => {
    const parts = [
      ...(added.length > 0 ? [`добавил ${count(added.length, SCHOOLS_ACCUSATIVE)}`] : []),
      ...(changed.length > 0 ? [`исправил ${count(changed.length, SCHOOLS_ACCUSATIVE)}`] : []),
    ];
    return parts.length === 0 ? 'Изменений нет.' : `${upperFirst(parts.join(', '))}.`;
  },
};

/** Setting a district up: the state, and the step that comes next. */
export const setupTexts = {
  titles: {
    district: 'район и часовой пояс',
    schools: 'список школ',
    invitations: 'приглашения',
    chat: 'беседа',
    'first-table': 'первая таблица',
  },
  head: (district: string) => `Настройка: ${district}.`,
  done: (parts: readonly string[]) => `Готово: ${parts.join(', ')}.`,
  left: (parts: readonly string[]) => `Осталось: ${parts.join(', ')}.`,
  allDone: 'Всё настроено. Дальше — таблица мониторинга каждую пятницу: пришлите её сюда файлом.',
  mayFetch: 'Или пусть бот берёт её сам: по ссылке на облако, на файл или из папки на сервере.',
  zonePart: (zone: string) => `район и часовой пояс (${zone})`,
  schoolsPart: (n: number) => `школы (${n})`,
  connectedPart: (connected: number, all: number) => `приглашения (${officeTexts.connected(connected, all)})`,
  welcome:
    'Настроим бота за пять шагов. Прерваться можно в любой момент: «Что осталось настроить» вернёт сюда.',
  step: (n: number, sentence: string) => `Шаг ${n} из 5. ${sentence}`,
  district: (name: string, zone: string, time: string) =>
    `Район — «${name}», часовой пояс — ${zone} (у вас сейчас ${time}). Всё верно?`,
  schools:
    'Нужен список школ. Пришлите файл (Excel или CSV) или нажмите «Список школ» и вставьте названия. Можно и без списка: школы появятся из первой таблицы мониторинга.',
  invitations: (n: number) =>
    `Пригласите директоров — коды на ${count(n, SCHOOLS_ACCUSATIVE)} одним файлом или по одной школе.`,
  chat: 'Добавьте сообщество в беседу директоров, дайте ему «Доступ ко всей переписке» и нажмите там «Сделать беседой района» (или напишите «/канал»).',
  firstTable:
    'Пришлите сюда таблицу мониторинга файлом: Excel или CSV. Перед записью покажу, что в ней нашёл.',
  next: (sentence: string) => `Дальше: ${lowerFirst(sentence)}`,
  confirmDistrict: 'Всё верно',
  otherName: 'Другое название',
  otherZone: 'Другой часовой пояс',
  listOfSchools: 'Список школ',
  inviteAll: 'Пригласить всех',
  inviteOne: 'По одной школе',
  skip: 'Пропустить',
  whatIsLeft: 'Что осталось настроить',
};
