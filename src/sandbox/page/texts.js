/** Every word the page says by itself. */
const plural = new Intl.PluralRules('ru');

/** @param {number} count @param {[string, string, string]} forms «участник», «участника», «участников» */
function counted(count, [one, few, many]) {
  const form = { one, few, many }[plural.select(count)] ?? few;
  return `${count} ${form}`;
}

export const texts = {
  people: 'Люди',
  chats: 'Беседы',
  noMessages: 'Переписки ещё нет',
  bot: 'Бот',
  you: 'Вы',
  file: 'Файл',
  photo: 'Картинка',
  edited: 'изменено',
  hidden: 'бот этого не видит',
  typing: 'Бот печатает…',
  withBot: 'переписка с ботом',
  denied: 'бот не может писать первым',
  members: (count) => counted(count, ['участник', 'участника', 'участников']),
  botIn: 'бот в беседе',
  botInFull: 'бот видит всю переписку',
  botOut: 'бота нет',
  back: 'К списку диалогов',
  more: 'Действия с диалогом',
  attach: 'Прикрепить файл',
  attachPhoto: 'Отправить снимок',
  send: 'Отправить',
  keys: 'Кнопки бота',
  placeholder: 'Сообщение',
  speaker: 'Пишет',
  dropHere: 'Отпустите файл — он уйдёт в этот диалог',
  earlier: 'Показать раньше',
  unread: (count) => counted(count, ['новое сообщение', 'новых сообщения', 'новых сообщений']),
  choose: 'Выберите диалог слева',
  chooseHint: 'За каждого человека пишете вы, отвечает бот.',
  emptyPrivate: 'Переписки с ботом ещё нет',
  emptyPrivateHint: 'Так человек видит бота впервые. Нажмите «Начать» или просто напишите.',
  start: 'Начать',
  byLink: 'Пришли по ссылке-приглашению',
  refLabel: 'Код из ссылки vk.me',
  refGo: 'Открыть по ссылке',
  emptyChat: 'В беседе пока тихо',
  emptyChatHint: 'Сообщения без упоминания бота он не видит: обращайтесь «/команда» или «@',
  noBot: 'Бота в беседе пока нет',
  noBotHint: 'Добавьте его — так делает администратор беседы.',
  addBot: 'Добавить бота в беседу',
  removeBot: 'Удалить бота из беседы',
  giveAccess: 'Дать доступ ко всей переписке',
  takeAccess: 'Забрать доступ ко всей переписке',
  allow: 'Разрешить боту писать',
  deny: 'Запретить боту писать',
  allowed: 'Бот снова может писать.',
  deniedDone: 'Боту запрещено писать этому человеку.',
  actions: {
    chat_invite_user: (who, whom) =>
      whom === who ? `${who} — снова в беседе` : `${who} добавляет в беседу: ${whom}`,
    chat_invite_user_by_link: (who) => `${who} — в беседе по ссылке`,
    chat_kick_user: (who, whom) =>
      whom === who ? `${who} — больше не в беседе` : `${who} удаляет из беседы: ${whom}`,
    chat_title_update: (who) => `${who} меняет название беседы`,
  },
  theBot: 'бот',
  drawerTitle: 'За кулисами',
  close: 'Закрыть',
  outbox: 'Очередь отправки',
  outboxEmpty: 'Очередь пуста: всё, что бот хотел сказать, сказано.',
  planned: 'Запланировано',
  plannedEmpty: 'Ближайших заданий нет.',
  to: 'кому:',
  unavailable: 'Бот сейчас не отвечает на этот вопрос.',
  clockMoved: (when) => `На часах песочницы ${when}.`,
  clockZone: (zone) => `По часам района, ${zone}.`,
  lost: 'Связь с песочницей потеряна. Проверьте, что она запущена.',
  restored: 'Связь восстановлена.',
  callbackLate: 'Бот не ответил на нажатие.',
  linkTitle: 'Ссылка ведёт в интернет',
  linkHint: 'Песочница сама туда не ходит. Открыть в новой вкладке?',
  open: 'Открыть',
  cancel: 'Отмена',
  inviteTitle: 'Кто переходит по приглашению?',
  inviteHint: (ref) => `Ссылка vk.me с кодом ${ref}. Человек нажмёт «Начать», и бот увидит код.`,
  bytes: (size) =>
    size < 1024
      ? `${size} Б`
      : size < 1024 * 1024
        ? `${Math.round(size / 1024)} КБ`
        : `${(size / 1024 / 1024).toLocaleString('ru', { maximumFractionDigits: 1 })} МБ`,
};
