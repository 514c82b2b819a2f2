import type { ReportCheck, ReportField, ReportForm } from '../../domain/report-form.ts';
import { findField, shortOf } from '../../domain/report-form.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const QUESTIONS: PluralForms = ['вопрос', 'вопроса', 'вопросов'];
const DUTIES: PluralForms = ['сроку', 'срокам', 'срокам'];
const HANDED_IN: PluralForms = ['сдан', 'сдано', 'сдано'];
const REPORTS: PluralForms = ['отчёт', 'отчёта', 'отчётов'];

export const texts = {
  words: ['Формы отчётов', 'Форма отчёта'],
  help: 'какие отчёты можно запросить у школ; своя форма — без программиста',
  newWords: ['Новая форма'],

  list: (own: number) =>
    own === 0
      ? 'Формы отчётов. Готовая — по постановлению №\u00a0380. Можно составить свою: название, вопросы, проверки.'
      : 'Формы отчётов: готовая и ваши. Любую можно выбрать подтверждением срока.',
  gone: 'Такой формы нет. Вот какие есть.',
  interrupted: 'Разговор прервался, форма не сохранена. Начните заново.',
  saved: (title: string) =>
    `Форма «${title}» сохранена. Чтобы запросить отчёт, добавьте срок и выберите её подтверждением.`,
  savedBefore: 'Эта форма уже сохранена или разговор прервался. Вот какие формы есть.',

  buttons: {
    make: 'Новая форма',
    perClass: 'По каждому классу',
    perSchool: 'По школе в целом',
    count: 'Число',
    of: 'Сколько из скольких',
    yesNo: 'Да или нет',
    text: 'Коротко словами',
    done: 'Вопросов хватит',
    dropLast: 'Убрать последний',
    toPreview: 'Дальше',
    save: 'Сохранить форму',
    checks: 'Изменить проверки',
    retire: 'Убрать форму',
    retireSure: 'Да, убрать',
    back: 'Формы отчётов',
    addDuty: 'Добавить срок',
    add: (what: string) => `Включить: ${what}`,
    remove: (what: string) => `Убрать: ${what}`,
  },

  // ---- a new form ----
  askTitle: 'Как называется отчёт? Например, «Отчёт о служебных чатах».',
  titleLong: (most: number) => `Слишком длинно: не больше ${most} букв.`,
  notWords: 'Напишите название словами.',
  titleTaken: (title: string) => `Форма «${title}» уже есть. Назовите иначе.`,
  named: (name: string) => `«${name}» похоже на имя. Имён в форме быть не должно, напишите иначе.`,
  asksPeople:
    'Так спросили бы о человеке: имя, телефон, дату рождения или СНИЛС. Такие данные бот не собирает, спросите числом или «да/нет».',
  askPer: (title: string) => `«${title}»: школа отвечает по каждому классу или один раз за всю школу?`,
  askFirstField:
    'Первый вопрос. Напишите его и через тире — какой нужен ответ:\n«Сколько чатов — число»\n«Есть приказ — да/нет»\n«Учителя с профилем — n из m»\n«Связь с родителями — есть, мало, нет»',
  askNextField: 'Следующий вопрос — так же. Когда хватит, нажмите «Вопросов хватит».',
  askKind: (title: string) =>
    `«${title}»: какой нужен ответ? Выберите или перечислите варианты через запятую.`,
  fieldTaken: (title: string) => `Вопрос «${title}» уже есть.`,
  badOptions: 'Вариантов должно быть от двух до шести, каждый не длиннее 30 букв. Напишите через запятую.',
  mostFields: (most: number) =>
    `Больше ${most} вопросов в форме не бывает: на телефоне столько не заполнить.`,
  noField: 'Нужен хотя бы один вопрос.',
  fields: (fields: readonly Pick<ReportField, 'title' | 'kind' | 'options'>[]) =>
    fields.map((field, index) => `${index + 1}. ${field.title} — ${kindInWords(field)}`).join('\n'),
  askChecks: 'Проверки. Что часть не больше целого, бот следит сам. Ещё он может переспросить школу, если:',
  noChecks: 'Других проверок у таких вопросов нет.',
  check: (check: ReportCheck, form: Pick<ReportForm, 'fields'>, isOn: boolean) =>
    `— ${checkInWords(check, form)}: ${isOn ? 'включено' : 'выключено'}`,
  checkLabel: (check: ReportCheck, form: Pick<ReportForm, 'fields'>) => checkLabel(check, form),

  /** How a director will see it. */
  preview: (form: Pick<ReportForm, 'title' | 'per' | 'fields' | 'checks'>) =>
    [
      `«${form.title}», ${form.per === 'class' ? 'по каждому классу' : 'по школе в целом'}: ${count(form.fields.length, QUESTIONS)}.`,
      'Директор увидит:',
      ...form.fields.map((field) => `— ${question(field)}`),
      ...(form.checks.length === 0
        ? []
        : ['Переспросит, если:', ...form.checks.map((check) => `— ${checkInWords(check, form)}`)]),
    ].join('\n'),
  unsaved: 'Форма ещё не сохранена.',
  basis: (basis: string) => `Основание: ${basis.replaceAll(/(№|п\.) /g, '$1\u00a0')}.`,
  retired: 'Форма убрана: новых отчётов по ней не запросить, прежние видны.',

  askRetire: (title: string, reports: number, duties: number) =>
    `Убрать форму «${title}»? По ней ${plural(reports, HANDED_IN)} ${count(reports, REPORTS)}${duties > 0 ? `, её ждут по ${count(duties, DUTIES)}` : ''}. Отчёты останутся, сроки тоже; выбрать форму для нового срока будет нельзя.`,
  nowRetired: (title: string) => `Форма «${title}» убрана. Сданные отчёты остались.`,
  ownAlone: 'Эта форма — часть программы, убрать её нельзя.',

  actMade: (title: string) => `Форма отчёта «${title}» составлена`,
  actRetired: (title: string) => `Форма отчёта «${title}» убрана`,
};

function kindInWords({ kind, options }: Pick<ReportField, 'kind' | 'options'>): string {
  switch (kind) {
    case 'count':
      return 'число';
    case 'of':
      return 'сколько из скольких';
    case 'yes-no':
      return 'да или нет';
    case 'text':
      return 'коротко словами, без имён';
    case 'choice':
      return (options ?? []).map(({ title }) => title).join(', ');
  }
}

function question(field: ReportField): string {
  return `${field.title} (${kindInWords(field)})`;
}

function checkInWords(check: ReportCheck, form: Pick<ReportForm, 'fields'>): string {
  const field = findField(form, check.field);
  const name = field === undefined ? check.field : `«${lowerFirst(shortOf(field))}»`;
  switch (check.kind) {
    case 'roll':
      return `в ${name} всего не столько, сколько учеников в списке района`;
    case 'staff':
      return `в ${name} больше людей, чем сотрудников в списке района`;
    case 'change':
      return `${name} резко изменилось с прошлого отчёта`;
    case 'at-most': {
      const other = findField(form, check.other);
      return `${name} больше, чем «${lowerFirst(other === undefined ? check.other : shortOf(other))}»`;
    }
  }
}

/** A label has 40 characters, «Включить: » among them. */
function checkLabel(check: ReportCheck, form: Pick<ReportForm, 'fields'>): string {
  const at = form.fields.findIndex(({ code }) => code === check.field) + 1;
  switch (check.kind) {
    case 'roll':
      return `${at} — со списком учеников`;
    case 'staff':
      return `${at} — со списком сотрудников`;
    case 'change':
      return `${at} — с прошлым отчётом`;
    case 'at-most':
      return `${at} — не больше ${form.fields.findIndex(({ code }) => code === check.other) + 1}`;
  }
}
