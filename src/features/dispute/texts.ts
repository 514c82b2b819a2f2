import { listInWords } from '../../text/list.ts';
import { percent } from '../../text/number.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import type { Audience } from '../texts.ts';

const FIGURES: PluralForms = ['цифру', 'цифры', 'цифр'];
const PICTURES: PluralForms = ['снимок', 'снимка', 'снимков'];
const FILES: PluralForms = ['файл', 'файла', 'файлов'];

const HIDE_NAMES =
  'Фамилии на снимке закройте заранее: координатор увидит его по ссылке VK, бот его не скачивает и не хранит.';

type ShareBase = { people: number; of: Audience };
type Attached = { pictures: number; files: number };

/** «Цифра неверна»: what stands, what the school has, what the coordinator decided. */
export const texts = {
  words: {
    dispute: ['Неверная цифра', 'Неправильная цифра', 'Цифра неправильная', 'Оспорить цифру'],
    disputes: ['Спор', 'Спорные цифры', 'Цифры под вопросом'],
  },
  help: {
    dispute: 'сообщить координатору, что у школы другие данные',
    disputes: 'цифры, которые школы просят проверить',
  },

  /** «Звонят, неделя 19–25.10 (сб–пт)» */
  figure: (label: string, period: string) => `${label}, ${period}`,
  stands: (figure: string, value: string) => `${figure} — ${value}`,
  source: (title: string, cell: { sheet: string; column: string; row: number } | undefined, loaded: string) =>
    `«${title}»${cell === undefined ? '' : placeInWords(title, cell)}, загружено ${loaded}`,
  sentence: (words: string) => (/[.?]$/.test(words) ? words : `${words}.`),

  // The director.
  whichFigure: 'Какая цифра неверна? Выберите показатель.',
  noFigures: 'Цифр школы пока нет: таблица мониторинга ещё не загружена.',
  noSuchFigure: 'Этой цифры сейчас нет: её отменили или заменили. Выберите другую.',
  ownNumber: 'Число сотрудников даёт сама школа: исправьте его, и оно сразу изменится.',
  update: 'Обновить число',
  ask: (stands: string, source: string, example: 'share' | 'count' | 'status') =>
    `${stands}.\n` +
    `Источник: ${source}.\n` +
    `Что у вас вместо этого? ${EXAMPLES[example]}, объясните словами без фамилий или пришлите снимок экрана.\n` +
    HIDE_NAMES,
  negative: 'Меньше нуля значение быть не может. Напишите число без минуса.',
  askAgain: 'Напишите, что у вас вместо этого, или пришлите снимок экрана.',
  same: (value: string) => `Сейчас и стоит ${value}. Что у вас вместо этого?`,
  countsOrPercent: (typed: string, base: string | undefined) =>
    `${typed} — это люди или проценты? Напишите «${typed} из\u00a0${base ?? '31'}» или «${typed}\u00a0%».`,
  tooLong: (limit: number) => `Слишком длинно: координатор увидит до ${limit} знаков. Напишите короче.`,
  tooMany: (limit: number) => `Снимков и файлов может быть не больше ${limit}, остальные не взял.`,
  noReference: 'Этот файл передать не получится. Пришлите его снимком экрана или напишите число.',
  impossible: (value: number, base: ShareBase) =>
    `${noSuchShare(value, base)}. Проверьте или напишите людей, например «5 из\u00a031»; если верно, отправляйте.`,
  named: (name: string) =>
    `Похоже, здесь чьё-то имя: «${name}». Имён бот не хранит и не передаёт. Напишите без них, например «один учитель был в отпуске».`,
  notAName: 'Это не имя',
  preview: (stands: string, claim: readonly string[]) =>
    ['Отправить координатору?', `Сейчас: ${stands}.`, ...claim].join('\n'),
  claim: {
    school: {
      figure: (value: string) => `У вас: ${value}.`,
      words: (words: string) => `Ваши слова: «${words}»`,
    },
    office: {
      figure: (value: string) => `У школы: ${value}.`,
      words: (words: string) => `Слова школы: «${words}»`,
    },
  },
  claimPictures: (attached: Attached) =>
    `Приложено: ${attachedInWords(attached)}. Проверьте, что фамилии закрыты.`,
  addMore: 'До отправки можно дописать или прислать снимок.',
  send: 'Отправить',
  cancel: 'Отмена',
  sent: (stands: string, value: string | undefined) =>
    `Отправил координатору: ${stands}${value === undefined ? '' : `, у вас ${value}`}.\n` +
    'Решение пришлю сюда. До него цифра остаётся прежней, в итогах недели — с пометкой «проверяется».',
  sentAlready: (open: string) => `Уже отправлено.\n${open}`,
  changedMeanwhile: 'Пока вы писали, цифра изменилась. Посмотрите, верна ли она теперь.',
  open: (figure: string, when: string, claim: string | undefined) =>
    `${figure}: об этой цифре школа уже написала ${when}${claim === undefined ? '' : `, у школы ${claim}`}. Координатор ещё не решил.`,
  replaceQuestion: 'Отправить новое вместо прежнего?',
  replace: 'Отправить вместо прежнего',
  sayOther: 'Сообщить другое',
  withdraw: 'Отозвать',
  withdrawn: (figure: string) => `Отозвал: ${figure}. Цифра остаётся как в таблице.`,
  unknown: 'Такого вопроса у вашей школы нет.',
  lost: 'Не помню, о какой цифре речь. Начните заново.',
  pictureAlone:
    'Снимок без вопроса никуда не передаю и не храню. Если он о неверной цифре, нажмите кнопку: сначала спрошу, о какой.',
  /** The list of what is being checked, above the choice. */
  checked: (figures: readonly string[]) => `Координатор уже проверяет: ${listInWords(figures)}.`,

  // The school's outcome.
  accepted: (stands: string, before: string, reason: string) =>
    `Координатор исправил цифру: ${stands}, было ${before}.\nПричина: ${reason}`,
  rejected: (stands: string, answer: string) =>
    `Координатор проверил цифру, она остаётся прежней: ${stands}.\nОтвет: ${answer}`,
  closed: (figure: string, now: string | undefined) =>
    `${figure}: цифру, о которой вы писали, уже ${now === undefined ? 'убрали' : `заменили, теперь ${now}`}. Вопрос закрыт.`,
  pictureErased: 'Ссылку на присланное бот стёр.',
  inSchool: (school: string, said: string) => `${school}\n${said}`,

  // The coordinator.
  notice: (school: string, isAnew: boolean) =>
    isAnew ? `${school} уточняет, что цифра неверна.` : `${school}: школа считает цифру неверной.`,
  card: (figure: string, seen: string | undefined, claim: readonly string[]) =>
    [`${figure}.`, ...(seen === undefined ? [] : [seen]), ...claim].join('\n'),
  seen: (value: string, source: string, isTyped: boolean) =>
    `${isTyped ? 'Введено' : 'В таблице'}: ${value} — ${source}.`,
  noNumber: 'Числа школа не назвала.',
  pictures: (attached: Attached) => `Приложено: ${attachedInWords(attached)}. После решения ссылка сотрётся.`,
  since: (when: string) => `Школа написала ${when}.`,
  superseded: (now: string) => `С тех пор цифру заменили: теперь ${now}.`,
  undone: 'С тех пор загрузку отменили: этой цифры больше нет.',
  accept: 'Принять',
  reject: 'Отклонить',
  close: 'Закрыть вопрос',
  list: (n: number) => `Школы просят проверить ${count(n, FIGURES)}.`,
  listLine: (place: number, school: string, stands: string, claim: string) =>
    `${place}. ${school} · ${stands}; ${claim}`,
  atSchool: (value: string) => `у школы ${value}`,
  withoutNumber: 'у школы другое, числа нет',
  none: 'Спорных цифр сейчас нет.',
  /** The label of one in the list. */
  one: (place: number, school: string) => `${place}. ${school}`,
  of: (school: string, figure: string) => `${school} · ${figure}`,

  askNumber: (head: string, question: string) => `${head}.\nКакое значение записать? ${question}`,
  askReason: (head: string, before: string, after: string) =>
    `${head}: было ${before}, станет ${after}.\n` +
    'Почему? Выберите или напишите одним предложением: причину увидит школа.',
  alreadySo: (value: string) => `${value} уже и стоит. Напишите другое значение или отклоните вопрос.`,
  otherNumber: 'Другое число',
  reasons: {
    table: { label: 'Ошибка в таблице', words: 'ошибка в таблице' },
    proof: { label: 'Школа подтвердила', words: 'школа подтвердила своё число' },
    period: { label: 'Другой период', words: 'в таблицу попал другой период' },
  },
  doubtful: (value: number, base: ShareBase) =>
    `${noSuchShare(value, base)}: запишу с пометкой «проверяется».`,
  chooseNumber: (
    head: string,
    value: number,
    { base, isPossible }: { base: ShareBase; isPossible: boolean },
  ) =>
    `${head}.\n${
      isPossible
        ? `${percent(value)} из ${count(base.people, OF_PEOPLE[base.of])} — это разное число людей`
        : noSuchShare(value, base)
    }. Что записать? Выберите или напишите, например «5 из\u00a031».`,
  percentAlone: (value: number, isPossible: boolean) =>
    `${percent(value)}${isPossible ? ', без числа людей' : ', с пометкой «проверяется»'}`,
  otherNumberInReason: (typed: string) =>
    `В причине стоит ${typed}. Записать это число? Напишите его одно, без слов. Если это причина, напишите её без числа.`,
  importTitle: 'исправление по обращению школы',
  corrected: (
    head: string,
    { after, before, reason, told }: { after: string; before: string; reason: string; told: string },
  ) => `Исправил: ${head} — ${after}, было ${before}.\nПричина: ${reason} ${told}`,
  told: 'Школе написал.',
  toldLater: (when: string) => `Школе напишу ${when}: сейчас тихие часы.`,
  toldNobody: 'Из школы никто не подключён, сообщить некому.',
  toldNever: 'Школе о нём не сообщали.',

  undo: 'Отменить исправление',
  confirmUndo: (head: string, after: string) =>
    `${head}: исправлено на ${after}.\nОтменить исправление? Вернётся прежняя цифра, и вопрос школы снова откроется.`,
  yesUndo: 'Да, отменить',
  keepIt: 'Оставить',
  kept: 'Исправление осталось.',
  undoneNow: (head: string, value: string, { isOpen, told }: { isOpen: boolean; told: string }) =>
    `Исправление отменено: ${head} — теперь ${value}.\n${
      isOpen ? 'Вопрос школы снова открыт.' : 'Эту цифру школа уже просит проверить снова.'
    } ${told}`,
  undoneBefore: 'Это исправление уже отменено.',
  noSuchCorrection: 'Такого исправления в вашем районе нет.',
  undoneForSchool: (figure: string, value: string, isOpen: boolean) =>
    `Координатор отменил исправление: ${figure} — теперь ${value}.${
      isOpen ? '\nВаш вопрос снова открыт, решение пришлю сюда.' : ''
    }`,

  askAnswer: (head: string, value: string) =>
    `${head} — останется ${value}.\nЧто ответить школе? Выберите или напишите.`,
  answers: {
    checked: { label: 'Сверили, верно', words: 'Сверили с мониторингом, значение верное.' },
    period: { label: 'Это другой период', words: 'Ваше число за другой период.' },
    proof: {
      label: 'Нужен снимок экрана',
      words: 'Пришлите снимок экрана, где видны число и период, и цифру проверим ещё раз.',
    },
  },
  answered: (head: string, value: string, { answer, told }: { answer: string; told: string }) =>
    `Цифра остаётся: ${head} — ${value}.\nОтвет: ${answer} ${told}`,
  numberIsNoAnswer:
    'Так цифра останется прежней. Чтобы записать другое число, нажмите «Отменить», откройте «Споры» и «Принять»; ответ школе напишите словами.',
  closedNow: (head: string, told: string) => `Закрыл вопрос: ${head}. ${told}`,
  stillInForce: 'Цифра на месте, никто её не менял. Примите или отклоните.',
  inWords: (limit: number) => `Напишите словами, не длиннее ${limit} знаков, или выберите кнопкой.`,
  unknownHere: 'Такого вопроса в вашем районе нет.',
  changedClaim: 'Пока вы решали, школа написала другое.',
  over: {
    accepted: (when: string) => `Уже решено ${when}: цифру исправили.`,
    rejected: (when: string) => `Уже решено ${when}: цифра осталась прежней.`,
    withdrawn: (when: string) => `Школа отозвала вопрос ${when}, решать нечего.`,
    closed: (when: string) => `Вопрос уже закрыт ${when}: цифру заменили.`,
  },
  withdrawnNotice: (school: string, figure: string) =>
    `${school}: школа отозвала вопрос о цифре (${figure}).`,
  interrupted: 'Разговор прервался, ничего не изменилось. Откройте «Споры» заново.',
};

/** «из 20 учителей» */
const OF_PEOPLE: Record<Audience, PluralForms> = {
  teachers: ['учителя', 'учителей', 'учителей'],
  pupils: ['ученика', 'учеников', 'учеников'],
  employees: ['сотрудника', 'сотрудников', 'сотрудников'],
  organisations: ['организации', 'организаций', 'организаций'],
};

/** «31,8 % не получается ни при каком целом числе из 20 учителей» */
function noSuchShare(value: number, { people, of }: ShareBase): string {
  return `${percent(value)} не получается ни при каком целом числе из ${count(people, OF_PEOPLE[of])}`;
}

const EXAMPLES = {
  share: 'Напишите «5 из\u00a031» или «16,1\u00a0%»',
  count: 'Напишите число',
  status: 'Нажмите кнопку',
};

/** Of a CSV the sheet is the file itself. */
function placeInWords(title: string, { sheet, column, row }: { sheet: string; column: string; row: number }) {
  const named = sheet === '' || sheet === title ? '' : `, лист «${sheet}»`;
  return `${named}, ячейка ${column}${row}`;
}

/** «1 снимок и 2 файла» */
function attachedInWords({ pictures, files }: Attached): string {
  return listInWords([
    ...(pictures > 0 ? [count(pictures, PICTURES)] : []),
    ...(files > 0 ? [count(files, FILES)] : []),
  ]);
}
