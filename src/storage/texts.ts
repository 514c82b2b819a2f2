/** What the person at the terminal reads when the database cannot be used. */
export const texts = {
  newer: (file: string, found: number, known: number) =>
    `База ${file} создана более новой программой (её версия ${found}, эта программа знает ${known}). Обновите sferum-monitor или укажите другую базу в DATABASE_FILE.`,
  locked: (file: string) =>
    `База ${file} занята другой программой и не освободилась. Закройте её (или подождите) и запустите снова.`,
  notDatabase: (file: string) =>
    `Файл ${file} — не база sferum-monitor. Проверьте DATABASE_FILE: по этому пути лежит что-то другое.`,
  cannotOpen: (file: string, why: string) =>
    `База ${file} не открывается: ${why}. Проверьте путь и права на папку.`,
  weakDurability: (file: string) =>
    `База ${file} не сохраняет данные надёжно (synchronous не FULL). Перенесите её на обычный локальный диск.`,
  alreadyRunning: (file: string) =>
    `Бот с базой ${file} уже работает. Остановите его или укажите другую базу в DATABASE_FILE.`,
  occupied: (file: string) => `${file} уже существует. Укажите путь, по которому файла ещё нет.`,
  placeTaken: (file: string) =>
    `База ${file} уже есть, копия встаёт только на пустое место. Остановите бота, переименуйте эту базу (и файлы рядом с тем же началом имени) и повторите.`,
  noCopy: (file: string) => `Копия ${file} не читается. Проверьте путь и права на файл.`,
  copyFailed: (file: string, why: string) =>
    `Файл ${file} не записан: ${why}. Проверьте место на диске и права на папку.`,
  damaged: (file: string) => `Копия ${file} повреждена или это не база sferum-monitor. Ничего не изменено.`,
};
