import type { Role } from '../../domain/person.ts';
import { dayInWords } from '../../text/dates.ts';
import { listInWords } from '../../text/list.ts';
import { count } from '../../text/plural.ts';

const ROLES: Record<Role, string> = {
  coordinator: 'координатор',
  director: 'директор',
  responsible: 'ответственный за Сферум',
};

/** Who may, as in «Это может координатор района». */
const MAY: Record<Role, string> = {
  coordinator: 'координатор района',
  director: 'директор школы',
  responsible: 'ответственный за Сферум',
};

const NOT_COUNTED = 'Переписка здесь в мониторинг не засчитывается: считается работа в учебном профиле.';

/** Everything that binding, the first screens and misunderstandings say. */
export const texts = {
  words: {
    start: ['Начать', 'Старт', 'Start', 'Привет', 'Здравствуйте'],
    help: ['Помощь', 'Справка', 'Help', 'Что ты умеешь'],
    contacts: ['Контакты', 'Контакт'],
    switchSchool: ['Сменить школу', 'Другая школа', 'Сменить роль'],
    myData: ['Мои данные'],
    eraseMe: ['Удалить меня', 'Удалить мои данные'],
    cancel: ['Отмена', 'Выйти', 'Стоп'],
    thanks: ['Спасибо', 'Благодарю', 'Спасибо большое', 'Большое спасибо'],
    replaceDirector: ['Заменить', 'Заменить директора'],
    keepBoth: ['Оставить обоих', 'Оставить всех'],
  },
  help: {
    help: 'этот список',
    contacts: 'кому писать о Сферуме и о боте',
    switchSchool: 'выбрать, о какой отвечать',
    myData: 'что бот хранит о вас и как это удалить',
  },

  guest: (districtGenitive: string | undefined, district: string, operator: string) =>
    `Это служебный бот для руководителей школ${districtGenitive === undefined ? ` (${district})` : ` ${districtGenitive}`}. ` +
    `Чтобы подключиться, пришлите код: его выдаёт ${operator}. Вопросы о ребёнке — классному руководителю.`,

  bound: (unit: string, role: Role, operator: string) =>
    `Вы подключены: ${unit}, ${ROLES[role]}.\n` +
    `Бот ведёт ${operator}. Храним ваш номер VK, роль и переписку с ботом; удалить — «Мои данные».\n` +
    NOT_COUNTED,
  severalBindings: 'Теперь ответы начинаются с названия школы. Выбрать другую — «Сменить школу».',
  coordinatorNext: 'Что сделать дальше — «Что осталось настроить».',
  wrongCode: 'Код не подошёл: он уже использован, истёк или набран с ошибкой.',
  manyWrongCodes: (page: string, wrong: number) =>
    `С одной страницы (${page}) за час прислали ${count(wrong, ['неверный код', 'неверных кода', 'неверных кодов'])}.\n` +
    'Если это ваш директор, выдайте ему новый код: «Пригласить». Если нет, делать ничего не нужно: ответы этой странице замедлены.',

  newDirector: (school: string, pages: { newcomer: string; before: readonly string[] }) => {
    const before = listInWords(pages.before);
    const question =
      pages.before.length === 1
        ? `Прежний (${before}) пока тоже видит показатели и получает напоминания. Заменить его или оставить обоих?`
        : `Прежние (${before}) пока тоже видят показатели и получают напоминания. Заменить их или оставить всех?`;
    return `${school}: подключился ещё один директор (${pages.newcomer}).
${question}`;
  },
  replace: 'Заменить',
  keepBoth: 'Оставить обоих',
  keepAll: 'Оставить всех',
  directorReplaced: (school: string) =>
    `${school}: директор заменён. Прежний больше не видит показатели школы, я ему об этом написал.`,
  youAreReplaced: (school: string) =>
    `${school}: вы больше не подключены как директор, координатор района оставил нового.\n` +
    'Если это ошибка, обратитесь к координатору — он выдаст новый код.',
  bothKept: (school: string) =>
    `${school}: оставил всё как есть, показатели видят и прежний директор, и новый.`,
  nothingToReplace: 'Решать нечего: ни у одной школы района нет двух директоров.',
  alreadyDecided: 'Это уже решено: у школы сейчас один директор.',
  whichSchoolToReplace: 'У нескольких школ по два директора. О какой речь?',

  startSchool: (school: string, role: Role) =>
    `${school}, ${ROLES[role]}.\n` +
    'Показатели и сроки — по кнопкам ниже. По пятницам напомню об обновлении мониторинга, о сроках — заранее.\n' +
    NOT_COUNTED,
  startCoordinator: (district: string) =>
    `${district}, координатор.\n` +
    'Таблицу мониторинга пришлите файлом прямо сюда: сначала покажу, что в ней, потом спрошу, записать ли. ' +
    'С чего начать — «Что осталось настроить».\n' +
    NOT_COUNTED,

  helpHead: 'Нажмите кнопку или напишите слово:',
  helpLine: (word: string, gives: string) => `${word} — ${gives}`,
  notCounted: NOT_COUNTED,

  contacts: (lines: string) => `Контакты.\n${lines}`,
  noContacts: (pages: readonly string[]) =>
    pages.length === 0
      ? 'Контакты пока не указаны.'
      : `Контакты пока не указаны. Спросите координатора района: ${pages.join(', ')}.`,
  noContactsForCoordinator:
    'Контакты пока не указаны. Директора увидят здесь то, что вы впишете: «Настройки», «Контакты для школ».',

  settings: 'Настройки',

  oneBinding: (unit: string, role: Role) =>
    `У вас одна роль: ${unit}, ${ROLES[role]}. Чтобы добавить школу, пришлите её код.`,
  chooseBinding: 'О какой школе отвечать?',
  bindingChosen: (unit: string, role: Role) =>
    `${unit}, ${ROLES[role]}. Теперь отвечаю про ${role === 'coordinator' ? 'район' : 'эту школу'}.`,
  bindingGone: 'Этой роли у вас больше нет.',
  bindingLabel: (unit: string, role: Role | undefined) =>
    role === undefined ? unit : `${unit}, ${ROLES[role]}`,

  myData: (data: {
    externalId: number;
    roles: readonly { role: Role; unit: string; since: string }[];
    received: number;
    sent: number;
  }) =>
    `Бот хранит о вас:\n` +
    `номер VK — ${data.externalId};\n` +
    data.roles
      .map(({ role, unit, since }) => `${ROLES[role]}, ${unit} — с ${dayInWords(since, { year: true })};\n`)
      .join('') +
    `переписку: ${count(data.received, ['ваше сообщение', 'ваших сообщения', 'ваших сообщений'])} и ` +
    `${count(data.sent, ['сообщение', 'сообщения', 'сообщений'])} бота.\n` +
    'Имени, телефона и почты у бота нет. Удалить всё — «Удалить меня».',
  eraseMe: 'Удалить меня',
  confirmErase: (roles: readonly { role: Role; unit: string }[]) =>
    `Удалить всё, что бот хранит о вас? Вы отключитесь: ${roles.map(({ role, unit }) => `${unit} (${ROLES[role]})`).join('; ')}.\n` +
    'Напоминания приходить перестанут. Данные школы останутся. Вернуться можно по новому коду.',
  eraseNow: 'Да, удалить',
  cancel: 'Отмена',
  erased: 'Удалил номер VK, роль и переписку. Вернуться можно по новому коду.',
  lastCoordinator: (district: string) =>
    `Вы единственный координатор (${district}), поэтому удалить вас нельзя: некому будет загружать таблицы и выдавать коды.\n` +
    'Сначала подключите второго координатора.',

  dialogOver:
    'Вопрос, на который вы отвечаете, я закрыл: ответа не было больше суток. Ничего не записано, можно начать заново.',

  cancelled: 'Отменил, ничего не записано.',
  nothingToCancel: 'Отменять нечего.',

  welcome: 'Пожалуйста.',

  didYouMean: (word: string) => `Такой команды нет. Вы имели в виду «${word}»?`,
  notUnderstood: 'Не понял. Нажмите кнопку ниже или напишите «Помощь».',
  noWords: 'Без слов не понимаю. Нажмите кнопку ниже или напишите «Помощь».',
  filesFromCoordinator: 'Файлы принимаю только от координатора района. Сохранять этот не стал.',

  onlyFor: (roles: readonly Role[]) =>
    `Это может только ${inOrder(roles)
      .map((role) => MAY[role])
      .join(' или ')}.`,
  otherBinding: 'Такая роль у вас есть: «Сменить школу».',
  onlyInChat: (word: string) => `«${word}» пишут в самой беседе, не здесь.`,
};

function inOrder(roles: readonly Role[]): Role[] {
  return (['coordinator', 'director', 'responsible'] as const).filter((role) => roles.includes(role));
}
