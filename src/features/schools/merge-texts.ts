import type { Belongings } from '../../storage/unit-belongings.ts';
import { listInWords } from '../../text/list.ts';
import { number } from '../../text/number.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { nameInQuotes } from '../../text/quotes.ts';

const VALUES: PluralForms = ['значение', 'значения', 'значений'];
const PEOPLE: PluralForms = ['человек', 'человека', 'человек'];
const ANSWERS: PluralForms = ['ответ о сроках', 'ответа о сроках', 'ответов о сроках'];
const REPORTS: PluralForms = ['отчёт', 'отчёта', 'отчётов'];
const OTHERS: PluralForms = [
  'запись о мерах и вопросах',
  'записи о мерах и вопросах',
  'записей о мерах и вопросах',
];

/** Two schools of the list that are one, spellings that were tied to the wrong one, former names. */
export const mergeTexts = {
  merge: 'Объединить',
  askDouble: (name: string) =>
    `Какая школа — та же самая, что ${name}? Её данные перейдут сюда, а название останется вторым.`,
  noOthers: 'Других школ в списке нет, объединять не с чем.',
  preview: (p: {
    stays: string;
    goes: string;
    moves: Belongings;
    common: number;
    warnings: readonly string[];
    /** Both ask about one figure. */
    askedTwice: boolean;
    /** Where the figures stand that will be others. */
    uses: string | undefined;
  }) =>
    [
      `Объединить? Останется ${p.stays}; ${p.goes} станет её вторым названием.`,
      ...p.warnings,
      movesInWords(p.moves),
      ...(p.common === 0
        ? []
        : [
            `За один и тот же период данные есть у обеих (${count(p.common, VALUES)}): действовать будет загруженное позже, другое сохранится.`,
          ]),
      ...(p.askedTwice ? [mergeTexts.askedTwiceAhead] : []),
      ...(p.uses === undefined ? [] : [p.uses]),
      'Объединение можно отменить: всё вернётся как было.',
    ].join('\n'),
  nothingMoves: 'Данных у неё нет, перейдёт только название.',
  otherNumber: 'Номера у школ разные. Проверьте, точно ли это одна школа.',
  otherKind: 'Типы у школ разные. Проверьте, точно ли это одна школа.',
  worksAgain: (name: string) => `${name} закрыта: после объединения она снова будет работать.`,
  changed: 'Пока вы смотрели, данные изменились. Проверьте ещё раз.',
  yesMerge: (values: number) => (values === 0 ? 'Да, объединить' : `Объединить, ${count(values, VALUES)}`),
  swap: 'Оставить другое название',
  keep: 'Не объединять',
  card: 'Карточка школы',
  newSchool: 'новая школа с этим названием',
  merged: (goes: string, stays: string) => `Объединил: ${goes} — теперь ${stays}.`,
  /** One figure that both schools ask about. */
  askedTwice: (figure: string) => `Спрашивали обе: ${figure}. Открыт последний вопрос.`,
  askedTwiceSeveral: (figures: number) =>
    `Об одном и том же спрашивали обе, таких цифр ${number(figures)}. Открыты последние вопросы.`,
  askedTwiceAhead: 'Об одном и том же спрашивали обе: открытым останется последний вопрос.',
  /** To who asked first. */
  askedTwiceToPeople: (figure: string) =>
    `${figure}: школа спрашивала об этой цифре дважды, район ответит на последний вопрос. Если верно ваше число, спросите ещё раз.`,
  askedAgainToPeople: (figure: string) => `${figure}: ваш вопрос об этой цифре снова открыт.`,
  mergedToPeople: (goes: string, stays: string) =>
    `${goes} и ${stays} в списке района — одна школа. Вы теперь подключены как ${stays}, данные и сроки перешли вместе с вами. Если это ошибка, скажите координатору района.`,
  actMerged: (goes: string, stays: string, values: number) =>
    `Школы объединены: ${goes} — теперь ${stays}, ${count(values, VALUES)}`,

  unmerge: (name: string) => `Разъединить: ${name}`,
  giveBack: (name: string) => `Вернуть: ${name}`,
  confirmUnmerge: (goes: string, stays: string) =>
    `Разъединить? ${goes} снова станет отдельной школой, и к ней вернётся всё, что перешло. Что пришло после объединения, останется у ${stays}.`,
  confirmReturn: (spelling: string, stays: string, disappears: boolean) =>
    `Вернуть название ${nameInQuotes(spelling)} и его данные школе ${stays}?${
      disappears ? ' Отдельной школы с этим названием больше не будет, всё её перейдёт туда же.' : ''
    }`,
  yesUnmerge: 'Да, разъединить',
  yesReturn: 'Да, вернуть',
  keepMerged: 'Оставить как есть',
  unmerged: (name: string) => `Разъединил: ${name} снова отдельная школа.`,
  returned: (spelling: string, stays: string) => `Вернул: ${nameInQuotes(spelling)} — снова ${stays}.`,
  unmergedToPeople: (name: string) =>
    `${name} снова отдельная школа в списке района: вы подключены к ней, как раньше.`,
  nameTaken: (name: string) =>
    `Разъединить не получится: в списке уже есть другая школа с названием ${name}. Сначала переименуйте её.`,
  mergedFurther: 'Разъединить не получится: эту школу потом объединили с другой. Сначала разъедините их.',
  undoneAlready: 'Уже отменено.',
  actUnmerged: (goes: string, stays: string) => `Школы разъединены: ${goes} и ${stays}`,
  actReturned: (spelling: string, stays: string) => `Название ${nameInQuotes(spelling)} возвращено: ${stays}`,

  // ---- names ----
  names: 'Названия',
  namesHead: (name: string) => `${name} — как её ещё называют.`,
  namesNone: 'Других названий нет: появятся, когда вы ответите, какая школа в таблице.',
  spelling: (place: number, name: string, values: number, imports: number) =>
    `${place}. ${nameInQuotes(name)}${imports === 0 ? '' : ` — ${count(values, VALUES)}, загрузок: ${imports}`}`,
  more: (n: number) => `И ещё: ${n}.`,
  former: (name: string, until: string) => `До ${until} — ${name}`,
  untie: (place: number) => `Не она: ${place}`,

  askWhose: (spelling: string, name: string, values: number) =>
    [
      `${nameInQuotes(spelling)} — не ${name}. Какая это школа?`,
      values === 0
        ? 'Значений под этим названием нет: название просто отвяжется.'
        : `К ней перенесу то, что загружено под этим названием: ${count(values, VALUES)}.`,
    ].join('\n'),
  asNew: 'Новая школа',
  confirmUntie: (p: {
    spelling: string;
    from: string;
    into: string;
    values: number;
    uses: string | undefined;
  }) =>
    `${nameInQuotes(p.spelling)} — это ${p.into}, а не ${p.from}. ${
      p.values === 0
        ? 'Значений под этим названием нет.'
        : `Перенесу ${count(p.values, VALUES)}. У ${p.from} вернутся прежние значения за эти недели, если они были.`
    }${p.uses === undefined ? '' : `\n${p.uses}`}`,
  yesUntie: (values: number) => `Перенести, ${count(values, VALUES)}`,
  yesUntieEmpty: 'Отвязать',
  separated: (spelling: string) => `Запомнил: ${nameInQuotes(spelling)} — отдельная школа.`,
  untied: (spelling: string, into: string) => `Запомнил: ${nameInQuotes(spelling)} — это ${into}.`,
  actUntied: (spelling: string, from: string, into: string, values: number) =>
    `Название ${nameInQuotes(spelling)} перенесено: было ${from}, стало ${into}, ${count(values, VALUES)}`,

  // ---- names of tables that are no school of the district ----
  foreign: 'Не наши школы',
  foreignHead: 'Строки этих школ в таблицах пропускаю: вы сказали, что они не вашего района.',
  foreignNone: 'Таких названий нет: строки всех школ из таблиц читаю.',
  foreignLine: (place: number, name: string) => `${place}. ${nameInQuotes(name)}`,
  takeBack: (place: number) => `Наша: ${place}`,
  foreignMore: (n: number) => `Ещё ${n}`,
  foreignBack: (name: string) =>
    `Запомнил: ${nameInQuotes(name)} — школа вашего района. Она появится в списке со следующей таблицей.`,
  actForeignBack: (name: string) => `Название из таблицы снова читается: ${nameInQuotes(name)}`,

  // ---- a new name ----
  askSince: (name: string) =>
    `${name} — с какого дня школа так называется? В документах за прежние недели останется прежнее название. Нажмите или напишите дату: 01.09.2024.`,
  sinceToday: 'С сегодня',
  isCorrection: 'Исправляю ошибку',
  badDay: 'Не понял дату. Напишите её числами: 01.09.2024.',
  notYet: 'Этот день ещё не наступил. Переименуйте школу, когда название начнёт действовать.',
  renamedSince: (before: string, after: string, day: string) =>
    `Переименовал: с ${day} это ${after}. По прежнему названию (${before}) школу тоже найдут.`,
  actRenamed: (day: string) => `Школа переименована с ${day}`,
};

function movesInWords({ figures, people, answers, reports, others }: Belongings): string {
  const parts = [
    ...(figures > 0 ? [count(figures, VALUES)] : []),
    ...(people > 0 ? [count(people, PEOPLE)] : []),
    ...(answers > 0 ? [count(answers, ANSWERS)] : []),
    ...(reports > 0 ? [count(reports, REPORTS)] : []),
    ...(others > 0 ? [count(others, OTHERS)] : []),
  ];
  return parts.length === 0 ? mergeTexts.nothingMoves : `Перейдут: ${listInWords(parts)}.`;
}
