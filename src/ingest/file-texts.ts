import type { FileKind } from './file-kind.ts';

/* Why a file as a whole is not read, said to the person who sent it. */

const SEND_TABLE = 'Пришлите таблицу Excel (.xlsx) или CSV.';
const SAVE_AS = 'Откройте файл и сохраните как «Книга Excel (.xlsx)», затем пришлите снова.';

export function emptyFile(): string {
  return `Файл пустой. ${SEND_TABLE}`;
}

export function tooLargeFile(megabytes: number): string {
  return `Файл больше ${megabytes} МБ. Оставьте в нём один лист с таблицей района и пришлите снова.`;
}

/** «Файл не читается: это PDF, хотя назван .xlsx. …» */
export function notATable(kind: Exclude<FileKind, 'empty' | 'zip' | 'text'>, fileName: string): string {
  const found = {
    pdf: 'это PDF',
    'old-office': 'это старый формат Excel (.xls) или файл под паролем',
    image: 'это картинка',
    archive: 'это архив',
    rtf: 'это документ Word (RTF)',
    html: 'это веб-страница',
    xml: 'это XML',
    binary: 'это не текст и не таблица',
  }[kind];
  const advice = kind === 'old-office' || kind === 'html' || kind === 'xml' ? SAVE_AS : SEND_TABLE;
  return `Файл не читается: ${found}${though(fileName, kind)}. ${advice}`;
}

export function notAWorkbook(content: 'xlsb' | 'docx' | 'ods' | 'other', fileName: string): string {
  const found = {
    xlsb: 'это двоичная книга Excel (.xlsb)',
    docx: 'это документ Word',
    ods: 'это таблица OpenDocument (.ods)',
    other: 'это архив, а не таблица',
  }[content];
  const advice = content === 'xlsb' || content === 'ods' ? SAVE_AS : SEND_TABLE;
  return `Файл не читается: ${found}${though(fileName, content)}. ${advice}`;
}

export function brokenWorkbook(): string {
  return `Файл повреждён или обрезан. ${SAVE_AS}`;
}

export function encryptedWorkbook(): string {
  return 'Файл закрыт паролем. Снимите пароль, сохраните книгу и пришлите снова.';
}

export function bombWorkbook(): string {
  return 'Файл разворачивается до слишком большого размера и не прочитан. Скопируйте таблицу в новую книгу и пришлите её.';
}

export function readingFailed(reason: 'time' | 'memory' | 'other'): string {
  const why = {
    time: 'чтение заняло слишком много времени',
    memory: 'файлу не хватило памяти',
    other: 'сбой при чтении',
  };
  return `Файл не прочитан: ${why[reason]}. Оставьте в нём один лист с таблицей района и пришлите снова.`;
}

export function tooManyRows(limit: number): string {
  return `В файле больше ${limit} строк. Оставьте строки своего района и пришлите снова.`;
}

export function tooManyColumns(limit: number): string {
  return `Столбцы после ${limit}-го не прочитаны. Если показатели стоят там, перенесите их левее.`;
}

function though(fileName: string, kind: string): string {
  const extension = /\.([a-zа-я0-9]{2,5})$/i.exec(fileName)?.[1]?.toLowerCase();
  const own: Record<string, readonly string[]> = {
    pdf: ['pdf'],
    'old-office': ['xls', 'doc', 'ppt'],
    image: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'tif', 'tiff', 'heic'],
    archive: ['rar', '7z', 'gz'],
    other: ['zip'],
    rtf: ['rtf', 'doc'],
    html: ['html', 'htm'],
    xml: ['xml'],
    xlsb: ['xlsb'],
    docx: ['docx'],
    ods: ['ods'],
  };
  if (extension === undefined || own[kind]?.includes(extension) === true) return '';
  return `, хотя назван .${extension}`;
}
