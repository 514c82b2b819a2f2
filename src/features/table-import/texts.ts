import { momentInWords } from '../../text/dates.ts';
import { shortList } from '../../text/list.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { officeTexts } from '../office-texts.ts';

const MUNICIPALITIES: PluralForms = ['муниципалитет', 'муниципалитета', 'муниципалитетов'];

/** Everything about a file a coordinator sends: receiving, preview, writing, undoing. */
export const texts = {
  // ---- receiving ----
  reading: (name: string) => `Смотрю «${name}». Ничего не записываю, пока вы не подтвердите.`,
  readingFor: (period: string) => `Смотрю таблицу ещё раз: ${period}.`,
  onlyFirst: 'Файлы смотрю по одному. Остальные пришлите после этого.',
  badExtension: (extension: string) =>
    `Файлы .${extension} бот не читает. Пришлите таблицу Excel (.xlsx) или CSV.`,
  oldExcel:
    'Старый формат .xls бот не читает. Откройте файл и сохраните как «Книга Excel (.xlsx)», затем пришлите снова.',
  tooLarge: 'Файл больше 20 МБ. Оставьте в нём один лист с таблицей района и пришлите снова.',
  otherRole:
    'Пока файл читался, вы сменили роль, поэтому ничего не записано. Вернитесь к роли координатора и пришлите файл снова.',
  failed: {
    gone: 'Этот файл уже отменён или хранился больше суток. Если он нужен, пришлите его снова.',
    'not-a-file': 'Файл не скачался: VK отдаёт вместо него страницу. Пришлите его ещё раз.',
    foreign: 'Файл лежит на постороннем сайте, такие бот не скачивает. Пришлите его вложением в этот диалог.',
    unreachable: 'Файл не скачался: VK не ответил за три попытки. Пришлите его ещё раз.',
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
    return `В «${name}» ${reason}. За какую неделю (сб–пт) таблица?\nЕсли она на дату, напишите дату: 22.10.2024.`;
  },
  periodNotUnderstood: 'Не понял период. Напишите, например, 19–25.10.2024 или дату: 25.10.2024.',

  // ---- preview ----
  source: (file: string, sheets: readonly string[]) =>
    sheets.length === 0
      ? `«${file}»`
      : `«${file}», ${sheets.length === 1 ? 'лист' : 'листы'} ${shortList(
          sheets.map((sheet) => `«${sheet}»`),
          3,
        )}`,
  head: (source: string, parts: readonly string[]) => `${source}: ${parts.join(', ')}.`,
  municipalities: (n: number) => count(n, MUNICIPALITIES),
  wholeDistrict: 'район целиком',
  counts: ({ added, changed, unchanged }: { added: number; changed: number; unchanged: number }) => {
    const parts = [
      added === 0 ? 'Новых значений нет' : added === 1 ? 'Новое значение одно' : `Новых значений ${added}`,
      changed > 0 ? `изменится ${changed}` : 'изменений нет',
      ...(unchanged > 0 ? [`без изменений ${unchanged}`] : []),
    ];
    return `${parts.join(', ')}. Ничего ещё не записано.`;
  },
  change: (school: string, metric: string, before: string, after: string) =>
    `${school}, «${metric}»: было ${before}, станет ${after}.`,
  moreChanges: (n: number) => `И ещё изменений: ${n}, все — в файле.`,
  newSchools: (names: readonly string[]) =>
    `${names.length === 1 ? 'Новая школа' : `Новые школы (${names.length})`}: ${shortList(names, 10)}. При записи ${names.length === 1 ? 'появится' : 'появятся'} в списке школ.`,
  newMunicipalities: (names: readonly string[]) =>
    `Новые муниципалитеты (${names.length}): ${shortList(names, 10)}. При записи появятся в списке.`,
  becomesRegion: 'Таблица по муниципалитетам: после записи бот будет считать ваш округ регионом.',
  decide: 'Нужно решить:',
  notes: 'На заметку:',
  numbered: (n: number, sentence: string) => `${n}. ${sentence}`,
  moreProblems: (n: number) => `И ещё ${n}, все — в файле.`,
  missing: (names: readonly string[]) =>
    `В файле нет ${names.length === 1 ? 'школы' : `${names.length} школ`}: ${shortList(names, 10)}.`,
  loadedBefore: (when: string) => `Этот файл уже загружали ${when}; ниже — чем он отличается от записанного.`,
  changedSince: 'Пока вы смотрели, данные в боте изменились. Проверьте ещё раз:',
  write: 'Записать',
  writeUndisputed: 'Записать без спорных',
  withoutNew: 'Без новых школ',
  settle: 'Решить',
  cancel: officeTexts.cancel,

  // ---- nothing to write ----
  sameFile: (name: string, when: string) => `«${name}» уже загружен ${when}, записывать нечего.`,
  allKnown: (name: string, values: number) =>
    `В «${name}» нет ничего нового: все ${officeTexts.values(values)} уже записаны.`,
  nothingFits: (name: string) => `Из «${name}» записать нечего.`,
  refused: (sentences: readonly string[]) => sentences.slice(0, 3).join('\n'),

  // ---- the document ----
  documentName: (name: string) =>
    `Разбор ${name.replace(/\.[a-zа-я]{2,5}$/i, '').replace(/[\\/:*?"<>|]/g, ' ')}.xlsx`,
  problemSheet: {
    name: 'Замечания',
    columns: ['№', 'Лист', 'Ячейка', 'Важность', 'Что не так и что делать'],
  },
  changeSheet: { name: 'Изменения', columns: ['Школа', 'Показатель', 'Период', 'Было', 'Станет'] },
  severity: {
    refuse: 'файл не принят',
    block: 'не войдёт',
    ask: 'не войдёт, пока не решено',
    note: 'на заметку',
  },

  // ---- settling names ----
  whichIsIt: (name: string, cell: string) => `«${name}» (${cell}) — какая это школа?`,
  isItLike: (name: string, cell: string, like: string) =>
    `«${name}» (${cell}) — это новая школа или «${like}», которой в файле нет?`,
  noneOfThese: 'Пропустить',
  isNew: 'Новая школа',
  settledNothing: 'Решать больше нечего: остальное правится в самом файле.',
  remembered: (name: string, school: string) => `Запомнил: «${name}» — это ${school}.`,

  // ---- the end ----
  written: (values: number, periods: readonly string[], newUnits: number) =>
    `Записано: ${officeTexts.values(values)}${periods.length === 0 ? '' : ` ${shortList(periods, 3)}`}.${
      newUnits === 0 ? '' : ` Новых школ: ${newUnits}.`
    }`,
  lookAt: 'Дальше: «Сводка» — что получилось по району.',
  overview: 'Сводка',
  undo: 'Отменить загрузку',
  cancelled: 'Отменено. Из файла ничего не записано, сам файл удалён.',
  over: {
    written: 'Этот файл уже записан.',
    cancelled: 'Эта загрузка отменена. Если файл всё-таки нужен, пришлите его снова.',
    refused: 'Этот файл не принят. Исправьте его и пришлите снова.',
    expired: 'Прошло больше суток, файл удалён. Пришлите его снова.',
    awaited: 'Файл ещё читается, подождите несколько секунд.',
  },

  // ---- a list of schools ----
  moreRemarks: (n: number) => `И ещё замечаний: ${n}.`,
  listHead: (name: string, schools: number) => `«${name}» — список школ: ${officeTexts.schools(schools)}.`,

  // ---- «Загрузки» ----
  importsWord: 'Загрузки',
  importsHelp: 'последние таблицы и введённые значения; любую можно отменить',
  noImports: 'Загрузок ещё не было. Пришлите сюда таблицу мониторинга файлом: Excel или CSV.',
  importsHead: 'Последние загрузки:',
  importLine: (id: number, when: string, title: string, values: string, periods: readonly string[]) =>
    `№\u00a0${id} · ${when} · «${title}»: ${values}${periods.length === 0 ? '' : ` ${shortList(periods, 2)}`}`,
  importUndone: (line: string) => `${line} — отменена`,
  importSuperseded: (line: string) => `${line} — заменена более новыми`,
  undoOne: (id: number) => `Отменить загрузку ${id}`,
  confirmUndo: (line: string) =>
    `${line}.\nОтменить её? Эти значения уйдут; где до них были другие, вернутся прежние.`,
  yesUndo: 'Да, отменить',
  keepIt: 'Оставить',
  kept: 'Загрузка осталась.',
  undone: (id: number, values: number) =>
    `Загрузка №\u00a0${id} отменена: значений убрано ${values}. Где до них были другие, вернулись прежние.`,
  undoneSchools: 'Школы, которые она добавила, остались в списке: лишнюю можно закрыть в «Школы».',
  undoneAlready: 'Эта загрузка уже отменена.',
  unknownImport: 'Такой загрузки нет. «Загрузки» покажут номера последних.',

  moment: (moment: { day: string; time: string }, thisYear: number) => momentInWords(moment, { thisYear }),
};
