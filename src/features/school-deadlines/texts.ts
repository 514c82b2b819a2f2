/** «Сроки» of a school. */
export const texts = {
  words: {
    deadlines: ['Сроки', 'Срок', 'Мои сроки'],
    done: ['Готово', 'Выполнено'],
    notDone: ['Не готово', 'Не сделано'],
  },
  help: {
    deadlines: 'что и к какому дню сделать; «Готово» отключает напоминания',
  },
  none: 'Сроков сейчас нет. Когда координатор добавит срок, сразу напишу.',
  allDone: 'Открытых сроков нет, всё отмечено готовым.',
  numbered: (place: number, line: string) => `${place}. ${line}`,
  doneLine: (name: string) => `Готово: ${name}`,
  later: (rest: number) => `И ещё ${rest} — покажу, когда отметите ближайшие.`,

  done: 'Готово',
  /** The label of one of several: by its day, by its place in the list where days coincide. */
  doneOn: (date: string, place: number | undefined) =>
    `Готово: ${date}${place === undefined ? '' : ` (${place})`}`,
  notDone: 'Не готово',
  notDoneOn: (date: string, place: number | undefined) =>
    `Не готово: ${date}${place === undefined ? '' : ` (${place})`}`,

  /** `name`: «30.10 — зарегистрировать всех сотрудников» */
  marked: (name: string) =>
    `Отметил готовым срок ${name}.\nНапоминать о нём не буду. Координатор видит отметку.`,
  markedBefore: (name: string) => `Срок уже отмечен готовым: ${name}.`,
  unmarked: (name: string) => `Снял «Готово» со срока ${name}.\nНапоминания о нём снова включены.`,
  unmarkedBefore: (name: string) => `На этом сроке отметки «Готово» нет: ${name}.`,
  whichDone: 'Открытых сроков несколько. Что готово?',
  noSuchOpen: 'Открытого срока на этот день нет. Что готово?',
  whichNotDone: 'Готовых сроков несколько. С какого снять отметку?',
  nothingDone: 'Отметок «Готово» у вашей школы сейчас нет.',
  gone: 'Этого срока уже нет: координатор снял его, или он не для вашей школы.',
};
