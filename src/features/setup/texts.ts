import { dayInWords } from '../../text/dates.ts';
import { setupTexts } from '../office-texts.ts';

/** Setting a district up, and the settings a coordinator may change. */
export const texts = {
  // ---- setup ----
  setupWords: [setupTexts.whatIsLeft, 'Настройка'],
  setupHelp: 'что готово и какой шаг следующий',
  askName:
    'Напишите название района так, как оно стоит в таблицах мониторинга, например «Сергокалинский район».',
  badName: 'Название должно быть словами, не длиннее 100 знаков. Напишите ещё раз.',
  named: (name: string) => `Записал: «${name}».`,
  nameTaken: 'Такой район уже есть. Напишите название точнее.',

  // ---- time zones ----
  askZone: (now: string) =>
    `По какому времени живёт район? Сейчас — ${now}. Выберите кнопкой или напишите город.`,
  askSourceZone: (now: string) =>
    `По какому времени обновляется мониторинг? Сейчас — ${now}. Выберите кнопкой или напишите город.`,
  badZone: 'Не знаю такого города. Выберите кнопкой или напишите, например, «МСК+2».',
  moreZones: 'Восточнее',
  fewerZones: 'Западнее',
  zoneSaved: (zone: string, time: string) => `Часовой пояс района — ${zone}, у вас сейчас ${time}.`,
  sourceZoneSaved: (zone: string) => `Мониторинг обновляется по времени: ${zone}.`,

  // ---- «Настройки» ----
  settingsWords: ['Настройки'],
  settingsHelp: 'часы, итоги недели, контакты, часовой пояс',
  settings: (s: {
    district: string;
    zone: string;
    sourceZone: string;
    reminderAt: string;
    resultsAt: string;
    refreshAt: string;
    naming: string;
    place: string;
    approval: string;
    week: string;
    operator: string;
    basis: string;
    contacts: string;
  }) =>
    [
      `Настройки: ${s.district}`,
      `Часовой пояс — ${s.zone}; мониторинг обновляется в ${s.refreshAt} (${s.sourceZone})`,
      `В пятницу: напоминание в ${s.reminderAt}, итоги недели не раньше ${s.resultsAt}`,
      `Школы с низкими показателями в итогах — ${s.naming}`,
      `Место в районе директорам — ${s.place}`,
      `Рассылку всем утверждает руководитель — ${s.approval}`,
      `В пятницу ждём таблицу ${s.week}`,
      `Бота ведёт ${s.operator}`,
      s.basis === '' ? 'Основание отчёта не указано' : `Основание отчёта — ${s.basis}`,
      s.contacts === '' ? 'Контакты не указаны' : `Контакты: ${s.contacts}`,
    ].join('\n'),
  namedSince: (isNamed: boolean, changed: Changed | undefined, thisYear: number) =>
    decided(isNamed ? 'называть' : 'не называть', changed, thisYear),
  placeSince: (isShown: boolean, changed: Changed | undefined, thisYear: number) =>
    decided(isShown ? 'показывать' : 'не показывать', changed, thisYear),
  approvedSince: (isOn: boolean, changed: Changed | undefined, thisYear: number) =>
    decided(isOn ? 'да' : 'нет', changed, thisYear),
  weeks: {
    'ending-on-friday': 'за неделю, которая в этот день кончается',
    'week-before': 'за предыдущую неделю',
  },
  buttons: {
    nameLow: 'Называть школы в итогах',
    stopNaming: 'Не называть школы в итогах',
    showPlace: 'Показывать место в районе',
    hidePlace: 'Не показывать место в районе',
    week: 'За какую неделю таблица',
    reminderAt: 'Час напоминания',
    resultsAt: 'Час итогов',
    refreshAt: 'Час обновления',
    zone: 'Часовой пояс',
    sourceZone: 'Пояс мониторинга',
    operator: 'Кто ведёт бота',
    reportBasis: 'Основание отчёта',
    contacts: 'Контакты для школ',
    back: 'Настройки',
  },

  stopNamingWords: ['Не называть школы в итогах'],
  showPlaceWords: ['Показывать место в районе', 'Показать место в районе'],
  hidePlaceWords: ['Не показывать место в районе'],
  approveWords: ['Рассылку всем утверждает руководитель'],
  namingStopped:
    'Выключил: школы с низкими показателями в беседе не называются, о них узнают только их директора.',
  switched: {
    approveBroadcasts: (isOn: boolean) =>
      isOn
        ? 'Включил: рассылка всем школам уйдёт, когда её утвердит руководитель управления. Остальные уходят как раньше.'
        : 'Выключил: рассылка всем уходит без утверждения.',
    showPlace: (isOn: boolean) =>
      isOn
        ? 'Включил: директор увидит место своей школы в районе, если цифры есть ещё у пяти школ. Других школ бот не называет. Записал, что это решили вы и когда.'
        : 'Выключил: место школы в районе директорам не показывается.',
  },
  weekSaved: (week: string) => `Записал: в пятницу ждём таблицу ${week}.`,

  ask: {
    reminderAt: 'В котором часу по пятницам напоминать директорам? Например, 12:00.',
    resultsAt:
      'В котором часу в пятницу присылать итоги недели в беседу? Например, 18:00. Ночью, с 20:00 до 09:00, они ждут утра.',
    refreshAt: 'В котором часу обновляется мониторинг, по его времени? Обычно 17:00.',
    operator:
      'Кто ведёт бота? Напишите, как это увидят директора, например «управление образования Сергокалинского района».',
    contacts:
      'Напишите контакты для школ: кому звонить и писать. Можно в несколько строк; они покажутся как есть. Чтобы стереть прежние, напишите «нет».',
    reportBasis:
      'По какому приказу школы присылают отчёт? Напишите так, как это увидят директора, например «постановление №\u00a0380, п.\u00a01.8». Чтобы не называть ничего, напишите «нет».',
  },
  badHour: 'Не понял время. Напишите часы и минуты: 12:00.',
  quietHour: 'С 20:00 до 08:00 бот никому не пишет первым. Напишите дневное время.',
  hourSaved: {
    reminderAt: (time: string) => `Напоминание в пятницу — в ${time}.`,
    resultsAt: (time: string) =>
      `Итоги недели — в пятницу в ${time}, если к этому часу мониторинг уже обновился.`,
    refreshAt: (time: string) => `Мониторинг обновляется в ${time} по своему времени.`,
  },
  operatorSaved: (operator: string) => `Записал. Директора увидят: «Бот ведёт ${operator}».`,
  contactsSaved: (contacts: string) => `Записал. По слову «Контакты» директора увидят:\n${contacts}`,
  contactsCleared: 'Контакты стёрты.',
  basisSaved: (basis: string) => `Записал. В «Отчёте» директора увидят: ${basis}.`,
  basisCleared: 'Записал: основание в «Отчёте» не называется.',
  tooLong: (limit: number) => `Слишком длинно: больше ${limit} знаков. Сократите и пришлите ещё раз.`,
  empty: 'Пришлите ответ словами.',
};

type Changed = { on: string; by: string };

/** «называть (22.10, решили вы)» */
function decided(what: string, changed: Changed | undefined, thisYear: number): string {
  return changed === undefined ? what : `${what} (${dayInWords(changed.on, { thisYear })}, ${changed.by})`;
}
