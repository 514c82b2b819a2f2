/* What the reader of a filled-in form says to the director. The cell is put before it: «D7: …». Text is never quoted. */

export const reportFileTexts = {
  at: (cell: string, said: string) => `${cell}: ${said}`,
  over: (n: number, m: number) => `${n} из\u00a0${m} — так не бывает`,
  wholeMissing: 'из скольких? Второе число пусто',
  partMissing: 'сколько из них? Первое число пусто',
  notACount: 'нужно целое число',
  notYesNo: 'нужно «да» или «нет»',
  notAnOption: (options: readonly string[]) => `нужно одно из: ${options.join(', ')}`,
  becameDay: 'Excel принял значение за дату. Напишите числа в два столбца или «3 из 3»',
  ofWhat: (n: number) => `${n} — из\u00a0скольких? Напишите, например, «${n} из\u00a0${n + 2}»`,
  notAClass: 'здесь не один класс, строка не прочитана. Пишите каждый класс в своей строке',
  classTwice: (name: string) => `класс ${name} стоит второй раз, взята первая строка`,
  tooLong: (most: number) => `длиннее ${most} букв, не записано`,
  personal: (cell: string) =>
    `${cell}: похоже на данные о человеке. Ничего не сохранено. Уберите имена, даты рождения, СНИЛС и телефоны и пришлите снова: нужны только классы и числа.`,
  onSheet: (sheet: string, said: string) => `Лист ${sheet}, ${said}`,
  whichReport:
    'Не понял, какой это отчёт. Откройте «Отчёт по классам», выберите нужный и пришлите файл снова.',
  noTable:
    'В файле нет таблицы этого отчёта, ничего не записал. Для отчёта возьмите «Форма файлом»: в ней ваши классы уже вписаны. Другие таблицы от школ не нужны: мониторинг загружает координатор.',
};

/** Headings of a form, as it is given out and as it is read back. */
export const reportHeadings = {
  class: 'Класс',
  school: 'Школа',
  wholeSchool: 'по школе в целом',
  yesNo: (title: string) => `${title} (да/нет)`,
  choice: (title: string, options: readonly string[]) => `${title} (${options.join(' / ')})`,
  part: (title: string) => `${title}: сколько`,
  whole: (title: string) => `${title}: из скольких`,
  serviceSheet: 'Служебный',
  serviceNote: 'Этот лист нужен боту, чтобы узнать форму. Не меняйте его.',
};
