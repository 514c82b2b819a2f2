/** «Продлить». */
export const texts = {
  gone: 'Этого срока уже нет.',
  noDay: 'У этого срока нет даты, продлевать нечего.',
  nobodyOwes: 'Продлевать некому: срок выполнили все.',
  settled: 'Продлевать уже не нужно: школа ответила, или срок снят. Ничего не изменилось.',
  askSchool: (name: string) => `Кому продлить срок ${name}?`,
  askDay: (school: string, due: string) =>
    `${school}: сейчас срок ${due}. До какого дня продлить? Можно сразу с причиной: 15.11 ремонт в школе.`,
  badDay: 'Не понял дату. Напишите, например, 15.11 или 15 ноября.',
  tooEarly: (due: string) => `Новый день должен быть позже, чем ${due}, и не в прошлом. Напишите другой.`,
  /** Of the note of a week. */
  tooLateForNote: (last: string) =>
    `Анализ недели пишется до следующей таблицы, продлить можно не дальше ${last}. Напишите другой день.`,
  noteEnds: 'Продлить не получится: анализ недели пишется до следующей таблицы, а она в этот же день.',
  askReason: (school: string, on: string) =>
    `${school}, до ${on}. По какой причине? Одним предложением, его прочтёт школа.`,
  badReason: (limit: number) => `Напишите причину словами, не длиннее ${limit} знаков.`,
  named: (name: string) =>
    `Похоже, здесь чьё-то имя: «${name}». Имён бот не хранит. Напишите причину без них.`,
  notAName: 'Это не имя, продлить',
  extended: (school: string, name: string, on: string) => `Продлил до ${on}: ${school}, срок ${name}.`,
  toSchool: (name: string, on: string, reason: string) =>
    `Координатор продлил вам срок до ${on}. Было: ${name}.\nПричина: ${reason}`,
  act: (school: string, name: string) => `Срок ${name} продлён: ${school}`,
  dayAndReason: (on: string, reason: string) => `${on}, ${reason}`,
  toDuty: 'К сроку',
};
