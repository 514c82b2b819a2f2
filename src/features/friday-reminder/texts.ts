import { dayInWords, periodInWords } from '../../text/dates.ts';
import { listInWords } from '../../text/list.ts';

/** By whose clocks a time is told: «17:00 по Москве». */
const BY_CLOCKS_OF: Readonly<Record<string, string>> = {
  'Europe/Kaliningrad': 'по Калининграду',
  'Europe/Moscow': 'по Москве',
  'Europe/Simferopol': 'по Симферополю',
  'Europe/Kirov': 'по Кирову',
  'Europe/Volgograd': 'по Волгограду',
  'Europe/Astrakhan': 'по Астрахани',
  'Europe/Saratov': 'по Саратову',
  'Europe/Ulyanovsk': 'по Ульяновску',
  'Europe/Samara': 'по Самаре',
  'Asia/Yekaterinburg': 'по Екатеринбургу',
  'Asia/Omsk': 'по Омску',
  'Asia/Novosibirsk': 'по Новосибирску',
  'Asia/Barnaul': 'по Барнаулу',
  'Asia/Tomsk': 'по Томску',
  'Asia/Novokuznetsk': 'по Новокузнецку',
  'Asia/Krasnoyarsk': 'по Красноярску',
  'Asia/Irkutsk': 'по Иркутску',
  'Asia/Chita': 'по Чите',
  'Asia/Yakutsk': 'по Якутску',
  'Asia/Khandyga': 'по Хандыге',
  'Asia/Vladivostok': 'по Владивостоку',
  'Asia/Ust-Nera': 'по Усть-Нере',
  'Asia/Magadan': 'по Магадану',
  'Asia/Sakhalin': 'по Южно-Сахалинску',
  'Asia/Srednekolymsk': 'по Среднеколымску',
  'Asia/Kamchatka': 'по Петропавловску-Камчатскому',
  'Asia/Anadyr': 'по Анадырю',
  UTC: 'по всемирному времени',
};

const ON_WEEKDAY = [
  'в воскресенье',
  'в понедельник',
  'во вторник',
  'в среду',
  'в четверг',
  'в пятницу',
  'в субботу',
];

type Days = { from: string; to: string };

/** When the monitoring is refreshed: on the source's clocks and, where they differ, on the reader's. */
type Refresh = {
  time: string;
  zone: string;
  here: { time: string; day: string; isSameDay: boolean } | undefined;
};

export const texts = {
  title: 'Напоминание в пятницу',
  today: (refresh: Refresh) => {
    const here = hereInWords(refresh, refresh.here?.day);
    return `Сегодня ${atSource(refresh)}${here === '' ? '' : `${here},`} обновится мониторинг.`;
  },
  /** The Friday is a day off. */
  tomorrow: (friday: string, refresh: Refresh) =>
    `Завтра, ${dayInWords(friday, { weekday: true })}, выходной, поэтому напоминаю сегодня. Мониторинг обновится завтра ${atSource(refresh)}${hereInWords(refresh, refresh.here?.day)}.`,
  /** The Friday is a day off that lies behind others; two Fridays in a row may. */
  later: (fridays: readonly string[], refresh: Refresh) => {
    const days = listInWords(fridays.map((friday) => dayInWords(friday)));
    const off = fridays.length === 1 ? `Пятница, ${days}, — выходной` : `Пятницы ${days} — выходные`;
    const here = hereInWords(refresh, fridays.length === 1 ? refresh.here?.day : undefined);
    return `${off}, поэтому напоминаю заранее. Мониторинг обновится ${days} ${atSource(refresh)}${here}.`;
  },
  own: (period: Days, figures: string, thisYear: number) =>
    `Сейчас у вас, по данным за ${periodInWords(period, { thisYear })}: ${figures}.`,
  ownNothing: 'Недельных данных о вашей организации пока нет.',
  school: (name: string, period: Days, figures: string, thisYear: number) =>
    `${name}, по данным за ${periodInWords(period, { thisYear })}: ${figures}.`,
  schoolNothing: (name: string) => `${name}: недельных данных пока нет.`,
  next: 'Новые цифры появятся в «Показателях», когда район загрузит таблицу.',
};

/** «в 17:00 по Москве» */
function atSource({ time, zone }: Refresh): string {
  return `в ${time} ${BY_CLOCKS_OF[zone] ?? 'по времени мониторинга'}`;
}

/** «, у вас в 19:00», «, у вас в субботу, 26.10, в 01:00»; nothing where the clocks agree. `day`: undefined where there are two. */
function hereInWords({ here }: Refresh, day: string | undefined): string {
  if (here === undefined) return '';
  if (here.isSameDay) return `, у вас в ${here.time}`;
  if (day === undefined) return `, у вас на следующий день в ${here.time}`;
  const weekday = ON_WEEKDAY[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  return `, у вас ${weekday}, ${dayInWords(day)}, в ${here.time}`;
}
