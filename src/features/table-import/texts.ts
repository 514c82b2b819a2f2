import { plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { officeTexts } from '../office-texts.ts';

const SHOWN: PluralForms = ['показано', 'показаны', 'показаны'];

/** Everything about a file a coordinator sends: receiving, preview, writing, undoing. */
export const texts = {
  // ---- receiving ----
  reading: (name: string) => `Смотрю «${name}». Ничего не записываю, пока вы не подтвердите.`,
  readingFor: (period: string) => `Смотрю таблицу ещё раз: ${period}.`,
  onlyFirst: 'Файлы смотрю по одному. Остальные пришлите после этого.',
  namelessFile: 'Файл',
  pastedName: 'вставленный текст',
  readingPasted: 'Это таблица. Смотрю её; ничего не записываю, пока вы не подтвердите.',
  maybeCut: 'Сообщение очень длинное: если таблица вошла не вся, пришлите её файлом.',
  badExtension: (extension: string) =>
    `Файлы .${extension} бот не читает. Пришлите таблицу: Excel, ODS, CSV или Word с таблицей внутри.`,
  tooLarge: 'Файл больше 20 МБ. Оставьте в нём один лист с таблицей района и пришлите снова.',
  otherRole: officeTexts.otherRole,
  failed: {
    ...officeTexts.fileNotFetched,
    'too-large': 'Файл больше 20 МБ. Оставьте в нём один лист с таблицей района и пришлите снова.',
    broken:
      'Не получилось, и это наша ошибка. Ничего не потеряно и не записано. Пришлите файл ещё раз; если повторится, скажите тому, кто ведёт бота.',
  },

  // ---- the period ----
  whichPeriod: (why: 'none' | 'several' | 'differs', name: string) => {
    const reason = {
      none: 'не указано, за какой период данные',
      several: 'указано несколько периодов',
      differs: 'указан другой период',
    }[why];
    return `За какую неделю (сб–пт) таблица «${name}»? В ней ${reason}.\nЕсли она на дату, напишите дату: 22.10.2024.`;
  },
  periodNotUnderstood: 'Не понял период. Напишите, например, 19–25.10.2024 или дату: 25.10.2024.',

  // ---- preview ----
  moreChanges: (n: number) => `И ещё изменений: ${n}, все — в «Разборе».`,
  moreProblems: (n: number) => `И ещё ${n}, все — в «Разборе».`,
  changedSince: 'Пока вы смотрели, данные в боте изменились. Проверьте ещё раз:',
  write: 'Записать',
  /** On a button: forty letters. */
  writeMarked: (n: number) => `Записать, ${n} под вопросом с пометкой`,
  /** What is left out stands in the lines above. */
  writeRest: 'Записать остальное',
  withoutNew: 'Без новых школ',
  settle: 'Решить',
  cancel: officeTexts.cancel,

  refused: (sentences: readonly string[]) => sentences.slice(0, 3).join('\n'),

  // ---- the document ----
  documentName: (name: string) =>
    `Разбор ${name.replace(/\.[a-zа-я]{2,5}$/i, '').replace(/[\\/:*?"<>|]/g, ' ')}.xlsx`,
  problemSheet: {
    name: 'Замечания',
    columns: ['№', 'Важность', 'Лист', 'Ячейка', 'Школа', 'Показатель', 'Что не так и что делать'],
  },
  schoolSheet: { name: 'Школы', columns: ['Школа', 'Что с ней'] },
  schoolMissing: 'есть в списке школ, нет в файле',
  schoolNew: 'новая: при записи появится в списке школ',
  wholeTable: 'вся таблица',
  changeSheet: { name: 'Изменения', columns: ['Школа', 'Показатель', 'Период', 'Было', 'Станет'] },
  severity: {
    refuse: 'файл не принят',
    block: 'не войдёт',
    ask: 'под вопросом',
    note: 'на заметку',
  },

  // ---- the end ----
  writtenMarked: (n: number) =>
    `Под вопросом ${officeTexts.values(n)}: ${plural(n, SHOWN)} с пометкой «проверяется».`,
  checkNext: 'Дальше: «Проверить данные» — какие из них верны.',
  lookAt: 'Дальше: «Сводка» — что получилось по району.',
  overview: 'Сводка',
  undo: 'Отменить загрузку',
  cancelled: 'Отменено. Из файла ничего не записано, сам файл удалён.',
  over: {
    written: 'Этот файл уже записан.',
    cancelled: 'Эта загрузка отменена. Если файл всё-таки нужен, пришлите его снова.',
    refused: 'Этот файл не принят. Исправьте его и пришлите снова.',
    expired: 'Прошло больше суток, файл удалён. Пришлите его снова.',
    expiredFetched: 'Файл ждал до следующей таблицы и удалён. Если он ещё нужен, пришлите его сюда.',
    superseded: 'Этот файл больше не нужен: за эту неделю уже есть другая таблица.',
    awaited: 'Файл ещё читается, подождите несколько секунд.',
  },

  // ---- a list of schools ----
  moreRemarks: (n: number) => `И ещё замечаний: ${n}.`,
  listHead: (name: string, schools: number) => `«${name}» — список школ: ${officeTexts.schools(schools)}.`,

  // ---- «Загрузки» ----
  waitingHead: 'Ждут решения, ничего из них не записано:',
  waitingLine: (place: number, name: string, from: 'you' | 'other' | 'bot', when: string) =>
    `${place}. «${name}», ${{ you: 'прислали вы', other: 'прислал другой координатор', bot: 'нашёл бот' }[from]} ${when}`,
  moreWaiting: (n: number) => `И ещё ${n}.`,
  openFile: (place: number) => `Открыть файл ${place}`,
  /** To who goes on with a file of a colleague. */
  sentByOther:
    'Файл прислал другой координатор. Решить можете и вы: кто ответит первым, того ответ и запишется.',
  importsWord: 'Загрузки',
  importsHelp: 'последние таблицы и введённые значения; любую можно отменить',
  noImports: 'Загрузок ещё не было. Пришлите сюда таблицу мониторинга файлом: Excel или CSV.',
  importsHead: 'Последние загрузки:',
  undoOne: (id: number) => `Отменить загрузку ${id}`,
  undoCorrection: (id: number) => `Отменить исправление ${id}`,
  confirmUndoCorrection: (line: string) =>
    `${line}.\nОтменить исправление? Вернётся прежняя цифра, и вопрос школы снова откроется.`,
  confirmUndo: (line: string) =>
    `${line}.\nОтменить её? Эти значения уйдут; где до них были другие, вернутся прежние.`,
  yesUndo: 'Да, отменить',
  keepIt: 'Оставить',
  kept: 'Загрузка осталась.',
  undoneSchools: 'Школы, которые она добавила, остались в списке: лишнюю можно закрыть в «Школы».',
  undoneAlready: 'Эта загрузка уже отменена.',
  unknownImport: 'Такой загрузки нет. «Загрузки» покажут номера последних.',
};
