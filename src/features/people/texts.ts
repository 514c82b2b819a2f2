import type { Role } from '../../domain/person.ts';
import { dayInWords } from '../../text/dates.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { listInWords } from '../../text/list.ts';
import { count } from '../../text/plural.ts';
import { roleTexts } from '../subjects/people/role-texts.ts';

const { fullNames: ROLES, genitive: WHOM, howToEnter } = roleTexts;

/** Who may, as in «Это может координатор района». */
const MAY: Record<Role, string> = {
  coordinator: 'координатор района',
  head: 'руководитель управления',
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
    more: ['Меню'],
    myData: ['Мои данные'],
    myExport: ['Выгрузить', 'Выгрузить мои данные'],
    leaveSchool: ['Уйти из школы'],
    appoint: ['Назначить ответственного', 'Ответственный'],
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

  /** Where the coordinator's line tells of what a head does not do. */
  helpOfHead: {
    deadlines: 'кто готов, кто ещё нет',
    schools: 'список школ района',
    'school-reports': 'кто сдал отчёт, кто ещё нет',
    people: 'кто подключён по школам и в управлении',
  } as Readonly<Record<string, string>>,

  guest: (districtGenitive: string | undefined, district: string, operator: string) =>
    `Это служебный бот для руководителей школ${districtGenitive === undefined ? ` (${district})` : ` ${districtGenitive}`}. ` +
    `Чтобы подключиться, пришлите код: его выдаёт ${operator}. Вопросы о ребёнке — классному руководителю.`,

  guestOfSeveral:
    'Это служебный бот для руководителей школ. ' +
    'Чтобы подключиться, пришлите код: его выдаёт управление образования вашего района. Вопросы о ребёнке — классному руководителю.',

  bound: (unit: string, role: Role, operator: string) =>
    `Вы подключены: ${unit}, ${ROLES[role]}.\n` +
    `Бот ведёт ${operator}. Храним ваш номер VK, роль и переписку с ботом; удалить — «Мои данные».\n` +
    NOT_COUNTED,
  codeForAnother: (unit: string, role: Role) =>
    `${unit}: вы уже ${ROLES[role]}. Код не использован и действует дальше — перешлите его тому, для кого он.`,
  boundUntil: (until: string) =>
    `Вы замещаете до ${dayInWords(until, { year: true })} включительно; потом роль закончится сама.`,
  headNext: 'Вы видите всё по району и ничего не меняете. По понедельникам в 09:00 пришлю сводку.',
  movedToNewAccount: (unit: string, role: Role, page: string) =>
    `${unit}: роль «${ROLES[role]}» перешла на новый аккаунт (${page}), на этом она закончилась.\n` +
    'Если это сделали не вы, сразу скажите координатору района.',
  deputyCame: (unit: string, role: Role, page: string, until: string) =>
    `${unit}: вас как ${WHOM[role]} замещает ${page}, до ${dayInWords(until, { year: true })} включительно.\n` +
    `Ваша роль остаётся. Прекратить раньше ${role === 'coordinator' ? 'можно в «Людях»' : 'может координатор района'}.`,
  successorCame: (page: string) =>
    `Новый координатор подключился (${page}). Уйти или остаться обоим?\nЕсли уйдёте, район будет вести он.`,
  leaveOffice: 'Уйти',
  bothStay: 'Остаться обоим',
  severalBindings: 'Теперь ответы начинаются с названия школы. Выбрать другую — «Ещё», «Сменить школу».',
  responsiblesThere: (n: number) =>
    `Ответственных за Сферум у школы уже подключено: ${n}. Посмотреть или отключить — «Назначить ответственного».`,
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
  directorReplaced: (school: string, { codes, responsibles }: { codes: number; responsibles: number }) =>
    [
      `${school}: директор заменён. Прежний больше не видит показатели школы, я ему об этом написал.`,
      ...(codes > 0 ? ['Коды, которые он выдал и которыми не воспользовались, больше не действуют.'] : []),
      ...(responsibles > 0
        ? [`Ответственных за Сферум остаётся: ${responsibles}. Нового директора попросил их проверить.`]
        : []),
    ].join('\n'),
  youRemain: (school: string, responsibles: number) =>
    `${school}: координатор оставил директором вас.\n` +
    `Ответственных за Сферум у школы подключено: ${responsibles}. Проверьте, что они работают у вас; лишних можно отключить.`,
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
  startHead: (district: string) =>
    `${district}, руководитель управления.\n` +
    'Здесь видно всё по району: показатели, сроки, отчёты школ, что и когда отправлено. Менять ничего не нужно и нельзя. ' +
    'По понедельникам в 09:00 пришлю сводку за неделю.\n' +
    NOT_COUNTED,
  startCoordinator: (district: string) =>
    `${district}, координатор.\n` +
    'Таблицу мониторинга пришлите файлом прямо сюда: сначала покажу, что в ней, потом спрошу, записать ли. ' +
    'С чего начать — «Что осталось настроить».\n' +
    NOT_COUNTED,

  more: {
    school: 'План, настройки и всё остальное. Полный список слов — в «Помощи».',
    district: 'Остальное для района. Полный список слов — в «Помощи».',
    chooseGroup: 'Остальное для района — по разделам.',
    groups: {
      schools: 'Люди и школы',
      figures: 'Данные и разборы',
      order: 'Порядок и сроки',
      district: 'Что в районе',
      own: 'Настройки и помощь',
    },
    ofGroup: (group: string) => `${group}:`,
  },

  helpHead: 'Нажмите кнопку или напишите слово:',
  helpMore: (words: readonly string[]) => `Ещё — ${words.map(lowerFirst).join(', ')}`,
  helpOthers: (words: readonly string[]) => `Можно написать: ${words.map(lowerFirst).join(', ')}`,
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
    `${unit}, ${ROLES[role]}. Теперь отвечаю про ${role === 'coordinator' || role === 'head' ? 'район' : 'эту школу'}.`,
  bindingGone: 'Этой роли у вас больше нет.',
  bindingLabel: (unit: string, role: Role | undefined) =>
    role === undefined ? unit : `${unit}, ${ROLES[role]}`,

  nothingErased: 'Хорошо, ничего не удаляю.',
  nothingDone: 'Хорошо, ничего не делаю.',

  confirmLeave: (school: string, role: Role) =>
    `Уйти из школы: ${school}, ${ROLES[role]}? Показатели и напоминания о ней приходить перестанут, координатор об этом узнает.\n` +
    'Данные школы останутся. Вернуться можно по новому коду.',
  leaveNow: 'Да, уйти',
  left: (school: string, next: string | undefined) =>
    `${school}: вы больше не подключены.${next === undefined ? ' Вернуться можно по новому коду.' : ` Теперь отвечаю про другую: ${next}.`}`,
  someoneLeft: (school: string, role: Role, page: string | undefined, hasDirector: boolean) =>
    `${school}: ${ROLES[role]}${page === undefined ? '' : ` (${page})`} отключился от школы.` +
    (hasDirector ? '' : '\nДиректора в боте у неё теперь нет: напоминания получать некому.'),
  codeForDirector: 'Код для директора',

  responsibles: (school: string, people: readonly { page: string; since: string }[]) =>
    people.length === 0
      ? `${school}: ответственный за Сферум не подключён.`
      : `${school}: ответственных за Сферум — ${people.length}.\n${people
          .map(({ page, since }) => `${page} — с ${dayInWords(since, { year: true })}`)
          .join('\n')}`,
  openCodes: (n: number) => `Кодов, которыми ещё не воспользовались: ${n}.`,
  whatResponsibleMay:
    'Ответственный видит показатели школы, отмечает сроки и сдаёт отчёт, как и вы. Назначать других он не может.',
  giveCode: 'Выдать код',
  deputy: 'Замещение',
  endResponsible: (page: string) => `Отключить ${page}`,
  responsibleGone: 'Этот ответственный уже отключён.',
  responsibleEnded: (page: string) => `Отключил ${page}, я ему об этом написал.`,
  confirmEndResponsible: (school: string, page: string) =>
    `${school}: отключить ответственного (${page})? Показатели школы он видеть перестанет. Вернуть его можно новым кодом.`,
  endResponsibleNow: 'Да, отключить',
  youAreNoLongerResponsible: (school: string) =>
    `${school}: директор отключил вас, вы больше не ответственный за Сферум.\n` +
    'Если это ошибка, попросите у него новый код.',
  responsibleCode: (school: string, until: string, replaced: boolean) =>
    `Код для ответственного за Сферум: ${school}. Сработает один раз, до ${dayInWords(until, { year: true })}.` +
    `${replaced ? ' Прежний неиспользованный код больше не действует.' : ''} Перешлите следующее сообщение:`,
  /** Forwarded as it is, so it speaks to the one who is invited. */
  responsibleInvitation: (i: { school: string; code: string; link: string; until: string }) =>
    'Директор приглашает вас в бот мониторинга «Сферум» и «Моя школа».\n' +
    `${i.school}, ${ROLES.responsible}.\n` +
    howToEnter({ ...i, expires: i.until }),
  cancel: 'Отмена',
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
  return (['coordinator', 'head', 'director', 'responsible'] as const).filter((role) => roles.includes(role));
}
