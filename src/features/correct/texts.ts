import type { BatchKind } from '../../storage/batch.ts';
import type { CorrectionPlan } from '../subjects/batches/batch-correction-plan.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const PEOPLE_GENITIVE: PluralForms = ['человека', 'человек', 'человек'];
const PEOPLE: PluralForms = ['человек', 'человека', 'человек'];
const GET: PluralForms = ['получит', 'получат', 'получат'];
const NAMES: Readonly<Record<BatchKind, string>> = {
  broadcast: 'Рассылка',
  duty: 'Сообщение о сроке',
  results: 'Итоги недели',
  letter: 'Письмо',
};
const WAYS = {
  queued: 'В беседу текст ещё не ушёл: уйдёт новый.',
  edit: 'В беседе исправлю на месте.',
  anew: 'В беседу уйдёт исправление отдельным сообщением.',
};

/** «Исправить»: another text for what was sent. */
export const texts = {
  ask: (kind: BatchKind, when: string) =>
    `${NAMES[kind]}, ${when}. Ниже — текст, как он есть. Пришлите новый одним сообщением, целиком.`,
  attachmentsStay: 'Вложения и кнопки останутся прежними.',
  noText: 'Нужен новый текст, целиком. Вложения меняются новой рассылкой.',
  tooLong: (limit: number) => `Слишком длинно: больше ${limit} знаков. Сократите и пришлите ещё раз.`,
  sameText: 'Тот же текст, новые цифры',
  figuresHold: 'Цифры в этой рассылке действуют, исправлять их не нужно.',
  same: 'Это тот же текст. Пришлите исправленный.',
  noMetric:
    'В этой рассылке показатель не выбран, подставить в текст нечего. Напишите без подстановок и пришлите ещё раз.',

  nothingToFill:
    'Подставить в этот текст нечего: у рассылки таких данных нет, никто его не получит. Напишите без подстановок.',
  above: 'Новый текст — выше.',
  plan: ({ counts, inParts, chat, never, uncertain, lacking }: CorrectionPlan, later: string | undefined) => {
    const { edit, anew, queued } = counts;
    const old = anew - inParts;
    return [
      ...(edit > 0 ? [`У ${count(edit, PEOPLE_GENITIVE)} исправлю на месте.`] : []),
      ...(old > 0
        ? [`${count(old, PEOPLE)} ${plural(old, GET)} исправление отдельным сообщением: прошло больше суток.`]
        : []),
      ...(inParts > 0
        ? [
            `${count(inParts, PEOPLE)} ${plural(inParts, GET)} исправление отдельным сообщением: текст не умещается в одно.`,
          ]
        : []),
      ...(later !== undefined ? [`Отдельные сообщения уйдут ${later}: раньше тихие часы.`] : []),
      ...(queued > 0 ? [`Ещё в очереди — ${queued}: уйдёт новый текст.`] : []),
      ...(chat !== undefined ? [WAYS[chat]] : []),
      ...(never > 0 ? [`Кому не дошло (${never}), исправление не уйдёт.`] : []),
      ...(uncertain > 0 ? [`Неизвестно, дошло ли (${uncertain}): их не трогаю.`] : []),
      ...(lacking > 0 ? [`Подставить нечего (${lacking}): у них останется прежний текст.`] : []),
    ];
  },
  stoppedBefore: (when: string) => `Рассылка остановлена ${when}: исправлю только у тех, кто её получил.`,
  send: 'Да, исправить',
  change: 'Другой текст',
  pressSend: 'Это предпросмотр. Нажмите «Да, исправить» или «Другой текст».',

  done: ({ edit, anew, queued }: CorrectionPlan['counts']) => {
    const parts = [
      ...(edit > 0 ? [`на месте — ${edit}`] : []),
      ...(anew > 0 ? [`отдельным сообщением — ${anew}`] : []),
      ...(queued > 0 ? [`до отправки — ${queued}`] : []),
    ];
    return parts.length === 0 ? 'Исправляю.' : `Исправляю: ${parts.join(', ')}.`;
  },
  headTold: 'Руководителю сообщил.',
  toHead: (title: string, text: string) =>
    `Координатор исправил рассылку всем «${title}». Новый текст:\n${text}`,
  oldKept: 'Прежний текст — в «Журнале».',
  plannedDone: (when: string | undefined) =>
    when === undefined ? 'Исправил: уйдёт новый текст.' : `Исправил: ${when} уйдёт новый текст.`,
  planned: (when: string | undefined) =>
    when === undefined ? 'Ещё не ушло: уйдёт новый текст.' : `Уйдёт ${when} — с новым текстом.`,
  act: (kind: BatchKind, title: string, when: string) =>
    `Исправлен текст: ${lowerFirst(NAMES[kind])} от ${when}, «${title.replace(/[.…]+$/, '')}»`,

  gone: 'Такой рассылки нет. Выберите её в «Что отправлено».',
  refused: 'Рассылку не разрешили, она никому не ушла: исправлять нечего.',
  awaits: 'Рассылка ждёт разрешения и никому не ушла. Остановите её и составьте заново.',
  approved:
    'Рассылку всем разрешил руководитель: она уйдёт с тем текстом, который он видел. Чтобы изменить его, остановите её и составьте заново.',
  stoppedUnsent: 'Рассылка остановлена, никто её не получил: исправлять нечего.',
  nobody: 'Она никому не дошла: исправлять нечего.',
  emptied: 'Текст удалён по сроку хранения, исправить его нельзя. Отправьте новую рассылку.',
  changed: (already: string) =>
    `${already} Сейчас текст другой, он ниже. Пришлите новый или нажмите «Отменить».`,
};
