import type { CauseCode } from '../../../domain/cause.ts';
import { periodInWords } from '../../../text/dates.ts';
import { number } from '../../../text/number.ts';
import { count, plural } from '../../../text/plural.ts';

/** «Из 5 школ, исправивших роль «ученик»»: what the schools did, by the cause whose step it is. */
const WHO_DID: Record<CauseCode, string> = {
  'not-registered': 'отправивших заявку на регистрацию',
  'administrator-not-in': 'где администратор вошёл в Сферум',
  'organisation-data-empty': 'заполнивших данные о школе',
  'too-few-teachers': 'добавивших сотрудников с ролью «учитель»',
  'ordinary-profile': 'разобравших, как работать из учебного профиля',
  'profile-not-verified': 'помогавших верифицировать профили',
  'wrong-role': 'исправивших роль «ученик»',
  'chats-elsewhere': 'заведших чат педсовета в Сферуме',
  'meetings-elsewhere': 'проведших планёрку звонком',
  'class-chats-elsewhere': 'перенёсших чаты классов в Сферум',
  'account-not-confirmed': 'помогавших подтвердить учётные записи',
  'no-login': 'взявших к урокам материалы «Моей школы»',
  'employees-not-invited': 'пригласивших недостающих сотрудников',
  'none-found': 'написавших в поддержку Сферума',
  'my-school-none-found': 'написавших координатору о «Моей школе»',
};

/** What became of those who did something about a low figure. Counts, and no word of why. */
export const measureEffectTexts = {
  head: (week: { from: string; to: string }, thisYear: number) =>
    `После мер, неделя ${periodInWords(week, { thisYear })} против последней до меры:`,
  effect: ({
    cause,
    metric,
    schools,
    grew,
    without,
  }: {
    cause: CauseCode;
    /** «Пишут» */
    metric: string;
    schools: number;
    grew: number;
    without: number;
  }) => {
    const result =
      grew === 0
        ? 'не выросла ни одна'
        : `${plural(grew, ['выросла', 'выросли', 'выросли'])} ${number(grew)}`;
    const incomparable =
      without === 0 ? '' : `; ещё у ${count(without, ['школы', 'школ', 'школ'])} сравнить не с чем`;
    return `Из ${count(schools, ['школы', 'школ', 'школ'])}, ${WHO_DID[cause]}, ${result} (показатель «${metric}»${incomparable})`;
  },
  noClaim: 'Это только счёт: от чего выросли, из таблицы не видно.',
};
