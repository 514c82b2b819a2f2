import { shortList } from '../../text/list.ts';
import { count } from '../../text/plural.ts';
import { attachmentTitle, unbroken } from '../subjects/answers/answer-texts.ts';
import { labels } from '../texts.ts';

/** «Задать вопрос», and what the coordinator has behind it. */
export const texts = {
  words: {
    ask: [labels.ask, 'Вопрос', 'Вопросы и ответы', 'Спросить'],
    admin: ['Ответы и ссылки', 'Ответы', 'Ссылки'],
    questions: ['Вопросы школ'] as const,
  },
  help: {
    ask: 'ответы с указанием документа: сроки, «Активна», роли, закон',
    admin: 'свои адреса в ответах бота, картинки и PDF к ним',
    questions: 'что школы спросили у вас и ждут ответа',
  },

  invite: 'Напишите вопрос своими словами или выберите ниже. Отвечу и назову документ.',
  topic: (title: string) => `${title}. Выберите вопрос или напишите свой.`,
  stale: 'Этого ответа больше нет. Задайте вопрос заново.',
  noWords: 'Напишите вопрос словами.',
  notFound: 'Не нашёл ответа: такого вопроса в моих документах нет, или я не узнал слова.',
  notFoundNext: 'Спросите иначе или передайте вопрос координатору — ответ придёт сюда.',
  notFoundOffice: 'Спросите иначе или посмотрите все темы.',
  withoutNames:
    'Передать координатору могу вопрос покороче (до 1000 знаков) и без фамилий: напишите его так.',
  noCandidates: 'Других ответов рядом нет. Передать вопрос координатору?',
  oldQuestion: 'Этого вопроса у меня уже нет: храню его сутки. Задайте заново.',

  passed: (words: string) =>
    `Передал координатору района: «${words}».\nОн увидит название школы и вопрос. Ответ пришлю сюда.`,
  passedBefore: (moment: string) => `Этот вопрос уже у координатора, передан ${moment}. Ответ пришлю сюда.`,
  answeredBefore: (moment: string) => `На этот вопрос координатор уже ответил ${moment}.`,
  noCoordinator: 'Передать некому: координатор района ещё не подключён. Вопрос не отправлен.',

  asked: (school: string, words: string) => `${school} спрашивает:\n«${words}»`,
  reply: 'Ответить',
  replyTo: (place: number, school: string) => `Ответить: ${place}. ${school}`,
  noReply: 'Напишите ответ словами: файлы школе я не передаю.',
  askReply: (school: string, words: string) => `${school}: «${words}».\nНапишите ответ, передам его школе.`,
  replyTooLong: (limit: number) => `Ответ длиннее ${count(limit, ['знака', 'знаков', 'знаков'])}. Сократите.`,
  replied: (school: string) => `Ответ ушёл: ${school}.`,
  replyDone: 'На этот вопрос уже ответили.',
  replyOver: 'На этот вопрос уже ответили, или его сняли.',
  askerGone: (school: string) =>
    `${school}: тот, кто спрашивал, больше не подключён. Ответ не отправлен, вопрос снят.`,
  answered: (school: string, words: string, text: string) =>
    `${school}\nКоординатор ответил на ваш вопрос «${words}»:\n${text}`,

  openQuestions: (n: number) =>
    n === 0
      ? 'Вопросов без ответа нет. Новый придёт сюда сразу.'
      : `Ждут ответа: ${count(n, ['вопрос', 'вопроса', 'вопросов'])}.`,
  openQuestion: (place: number, school: string, words: string, moment: string | undefined) =>
    `${place}. ${school}${moment === undefined ? '' : `, ${moment}`}: «${words}»`,
  restQuestions: (n: number) => `И ещё ${n} — покажу, когда ответите на эти.`,

  admin: (of: { own: number; fromOrders: number; absent: number }, files: readonly string[]) =>
    [
      `Адреса в ответах: из документов ${of.fromOrders}, своих ${of.own}, не указано ${of.absent}.`,
      files.length === 0
        ? 'Картинок и PDF к ответам нет.'
        : `С картинкой или PDF: ${shortList(
            files.map((label) => `«${label}»`),
            5,
          )}.`,
      `Чтобы приложить файл, найдите ответ через «${labels.ask}»: под ним есть кнопка.`,
    ].join('\n'),
  links: 'Адреса',

  linksHead: 'Адреса, которые стоят в ответах. Какой изменить?',
  linkLine: (title: string, value: string | undefined, isOwn: boolean) =>
    `${title}: ${value ?? 'адреса нет'}${isOwn ? ' — свой' : ''}`,
  link: (title: string, value: string | undefined) => `${title}: ${value ?? 'адреса нет'}.`,
  linkChanged: (moment: string, by: string, isReset: boolean) =>
    isReset ? `Исходный адрес, возвращён ${moment} (${by}).` : `Свой адрес, изменён ${moment} (${by}).`,
  linkSource: (cite: string) => unbroken(`Из документа: ${cite}.`),
  askLink: {
    mailbox: 'Пришлите адрес почты.',
    page: 'Пришлите адрес страницы, с https://.',
    both: 'Пришлите адрес почты или страницы, с https://.',
  },
  badLink: {
    mailbox: 'Нужна почта, в ней есть знак @. Пришлите ещё раз.',
    page: 'Нужен адрес страницы, он начинается с https://. Адреса с http:// не годятся.',
    both: 'Нужна почта или страница с https://. Адреса с http:// не годятся.',
  },
  linkSaved: (title: string, value: string, shown: readonly string[]) =>
    `Записал. ${title}: ${value}.\n${shownIn(shown)}`,
  linkReset: (title: string, value: string | undefined) =>
    value === undefined
      ? `Убрал. ${title}: адреса нет, в ответах так и сказано.`
      : `Вернул исходный. ${title}: ${value}.`,
  linkNotOwn: (title: string) => `Своего адреса здесь нет. ${title} — как был.`,
  reset: 'Вернуть исходный',
  clear: 'Убрать адрес',
  toLinks: 'К адресам',

  askFile: (label: string) =>
    `«${label}». Пришлите картинку (JPG, PNG) или PDF: её увидят все школы района под этим ответом.\n` +
    'Файл остаётся во ВКонтакте, бот его не скачивает. Фамилии закройте.',
  waitFile: 'Жду картинку (JPG, PNG) или PDF.',
  badFile: 'Годятся только картинка (JPG, PNG) или PDF. Пришлите другой файл.',
  noReference: 'Этот файл показать другим не получится. Отправьте его ещё раз, обычным вложением.',
  fileLimit: (limit: number) =>
    `Больше ${limit} файлов к одному ответу не приложить. Сначала уберите лишний.`,
  attached: (label: string, titles: readonly string[]) =>
    `Приложил к ответу «${label}»: ${titles.map(attachmentTitle).join(', ')}. Школы увидят его вместе с ответом.`,
  attachedBefore: (label: string) => `К ответу «${label}» это уже приложено.`,
  showAnswer: 'Показать ответ',
  whichFile: (label: string) => `Что убрать из ответа «${label}»?`,
  nothingAttached: (label: string) => `К ответу «${label}» ничего не приложено.`,
  fileLabel: (title: string, place: number) => `Убрать: ${place}. ${attachmentTitle(title)}`,
  detached: (title: string) => `Убрал: ${attachmentTitle(title)}. Под ответом этого больше нет.`,
  detachedBefore: 'Этого файла под ответом уже нет.',
};

function shownIn(labelsOfAnswers: readonly string[]): string {
  if (labelsOfAnswers.length === 0) return 'Ни в одном ответе он сейчас не стоит.';
  return `Стоит в ответах: ${shortList(
    labelsOfAnswers.map((label) => `«${label}»`),
    5,
  )}.`;
}
