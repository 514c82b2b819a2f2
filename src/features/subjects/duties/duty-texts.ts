/** «Кто ответил», by the role: nobody is named. */
const ROLES = {
  coordinator: 'координатор',
  head: 'руководитель управления',
  director: 'директор',
  responsible: 'ответственный',
};
const EVERY = ['понедельник', 'вторник', 'среду', 'четверг', 'пятницу', 'субботу', 'воскресенье'];

/** The duties of a district as every screen prints them. */
export const dutyTexts = {
  soon: 'в кратчайшие сроки',
  /** After «через 3 рабочих дня». */
  weekly: 'каждую неделю',
  standing: 'раз в квартал',
  /** After the days of the reminders. */
  again: { dated: '', soon: '', weekly: ', и так каждую неделю', standing: ', и так каждый квартал' },
  everyWeekday: (weekday: number) =>
    `${weekday === 3 || weekday === 5 || weekday === 6 ? 'каждую' : weekday === 7 ? 'каждое' : 'каждый'} ${EVERY[weekday - 1] ?? ''}`,
  /** Inside a sentence; quotation marks of the title become inner ones. */
  quoted: (when: string | undefined, title: string) =>
    `${when === undefined ? '' : `${when} `}«${title.replaceAll('«', '„').replaceAll('»', '“')}»`,
  role: (role: keyof typeof ROLES) => ROLES[role],

  /** What shows that it is done. */
  evidence: {
    confirm: 'Подтверждение: кнопка «Готово»',
    file: (what: string | undefined) =>
      `Подтверждение: файл или снимок${what === undefined ? '' : ` — ${what}`}`,
    link: (what: string | undefined) => `Подтверждение: ссылка${what === undefined ? '' : ` — ${what}`}`,
    count: (of: string) => `Подтверждение: число ${of}`,
    metric: (title: string, needed: string | undefined) =>
      `Подтверждение: сам показатель «${title}»${needed === undefined ? '' : `, ${needed}`}`,
    report: (form: string) => `Подтверждение: отчёт «${form}»`,
    'week-note': 'Подтверждение: отчёт за неделю в боте',
  },
  reached: (value: string, isWhole: boolean) => (isWhole ? value : `от ${value}`),
  active: 'статус «Активна»',

  /** On a school's button: what it is asked for. */
  ask: {
    confirm: 'Готово',
    file: 'Приложить файл',
    link: 'Прислать ссылку',
    count: 'Указать число',
    metric: 'Что показывает цифра',
    report: 'Заполнить отчёт',
    'week-note': 'Отчёт за неделю',
  },
};
