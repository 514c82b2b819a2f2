import { count } from '../text/plural.ts';
import type { PluralForms } from '../text/plural.ts';
import type { FileKind } from './file-kind.ts';

/* Why a file as a whole is not read, said to the person who sent it. */

const CELLS: PluralForms = ['ячейке', 'ячейках', 'ячейках'];
const SEND_TABLE = 'Пришлите таблицу Excel (.xlsx) или CSV.';
const SAVE_AS_WORD = 'Сохраните его как «Документ Word (.docx)» или пришлите таблицу Excel (.xlsx).';
const SAVE_AS = 'Откройте файл и сохраните как «Книга Excel (.xlsx)», затем пришлите снова.';

export function emptyFile(): string {
  return `Файл пустой. ${SEND_TABLE}`;
}

export function tooLargeFile(megabytes: number): string {
  return `Файл больше ${megabytes} МБ. Оставьте в нём один лист с таблицей района и пришлите снова.`;
}

/** «Файл не читается: это PDF, хотя назван .xlsx. …» */
export function notATable(
  kind: Exclude<FileKind, 'empty' | 'zip' | 'text' | 'old-office' | 'html'> | 'word' | 'other-office',
  fileName: string,
): string {
  const found = {
    pdf: 'это PDF',
    word: 'это документ Word старого вида (.doc)',
    'other-office': 'это файл старого Office, но не таблица',
    image: 'это картинка',
    archive: 'это архив',
    rtf: 'это документ Word (RTF)',
    mhtml: 'это веб-архив',
    xml: 'это XML',
    binary: 'это не текст и не таблица',
  }[kind];
  const advice =
    kind === 'mhtml' || kind === 'xml'
      ? SAVE_AS
      : kind === 'word' || kind === 'rtf'
        ? SAVE_AS_WORD
        : SEND_TABLE;
  return `Файл не читается: ${found}${though(fileName, kind)}. ${advice}`;
}

export function notAWorkbook(content: 'xlsb' | 'other', fileName: string): string {
  const found = { xlsb: 'это двоичная книга Excel (.xlsb)', other: 'это архив, а не таблица' }[content];
  return `Файл не читается: ${found}${though(fileName, content)}. ${content === 'xlsb' ? SAVE_AS : SEND_TABLE}`;
}

export function noTableInDocument(): string {
  return `В документе Word нет таблицы. ${SEND_TABLE}`;
}

export function noTableOnPage(): string {
  return `На сохранённой веб-странице нет таблицы. ${SEND_TABLE}`;
}

/** Of an .xlsx, .ods or .docx whose XML brings definitions of its own. */
export function declaredEntities(): string {
  return `Внутри файла есть служебные определения, которых в таблицах не бывает, поэтому он не прочитан. ${SAVE_AS}`;
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

/** Cells far below the table, which Excel keeps when somebody typed there once. */
export function rowsBelow(limit: number): string {
  return `Строки после ${limit}-й не прочитаны. Если таблица стоит там, перенесите её выше.`;
}

export function tooManyFigures(): string {
  return 'В файле слишком много значений: это не таблица района. Оставьте столбцы одной недели и пришлите снова.';
}

export function tooManyRepeated(): string {
  return 'Тысячи строк повторяют школы, которые в таблице уже есть. Оставьте по одной строке на школу и пришлите снова.';
}

export function tooManyCells(): string {
  return 'В файле слишком много ячеек: это не таблица района. Оставьте один лист с нужными строками и столбцами и пришлите снова.';
}

/** «Лист «Школы», C5: » is put before it where there is one cell to name. */
export function formulasUnsolved(cells: number): string {
  return cells === 1
    ? 'формула без результата, значения здесь нет. Откройте файл в Excel, сохраните и пришлите снова.'
    : `здесь и ещё в ${count(cells - 1, CELLS)} формулы без результата, значений нет. Откройте файл в Excel, сохраните и пришлите снова.`;
}

/** The sheet of a table in a document or on a page, as people count them. */
export function tableSheet(number: number): string {
  return `Таблица ${number}`;
}

/** The sheet of a document's text. */
export const TEXT_SHEET = 'Текст документа';

export function tooManyColumns(limit: number): string {
  return `Столбцы после ${limit}-го не прочитаны. Если показатели стоят там, перенесите их левее.`;
}

function though(fileName: string, kind: string): string {
  const extension = /\.([a-zа-я0-9]{2,5})$/i.exec(fileName)?.[1]?.toLowerCase();
  const own: Record<string, readonly string[]> = {
    pdf: ['pdf'],
    word: ['doc', 'dot'],
    'other-office': ['ppt', 'msg', 'msi', 'vsd', 'pub'],
    image: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'tif', 'tiff', 'heic'],
    archive: ['rar', '7z', 'gz'],
    other: ['zip'],
    rtf: ['rtf', 'doc'],
    mhtml: ['mht', 'mhtml'],
    xml: ['xml'],
    xlsb: ['xlsb'],
  };
  if (extension === undefined || own[kind]?.includes(extension) === true) return '';
  return `, хотя назван .${extension}`;
}
