/** What `check` and a refused start say: what is wrong, and where in VK it is put right. */
export const texts = {
  /** Under a message whose pictures VK would not show; it must fit between our limit of a text and VK's. */
  notShown: 'Снимок или файл показать не удалось: VK его не отдаёт. Попросите прислать ещё раз.',
  tokenRefused: (code: number) =>
    `ВКонтакте не принимает ключ доступа (ошибка ${code}). Создайте новый ключ: «Управление сообществом» → ` +
    '«Дополнительно» → «Работа с API» → «Создать ключ», отметьте управление, сообщения, фотографии и файлы, ' +
    'впишите его в VK_TOKEN и запустите бот снова.',
  groupRefused: (groupId: number, code: number) =>
    `Ключ доступа не подходит к сообществу ${groupId} (ошибка ${code}). Проверьте VK_GROUP_ID: это число из адреса ` +
    'сообщества, ключ должен быть создан в нём же.',
  groupDiffers: (groupId: number) =>
    `ВКонтакте не знает сообщества ${groupId}. Проверьте VK_GROUP_ID: это число из адреса сообщества.`,
  unreachable: (reason: string) =>
    `ВКонтакте не отвечает (${reason}). Проверьте интернет и адрес в VK_API_BASE_URL.`,
  rightMissing: (right: string) =>
    `У ключа нет права «${right}». Создайте новый ключ: «Управление сообществом» → «Дополнительно» → «Работа с API» → ` +
    '«Создать ключ», отметьте управление, сообщения, фотографии и файлы, впишите его в VK_TOKEN.',
  rights: { manage: 'управление сообществом', messages: 'сообщения', photos: 'фотографии', docs: 'файлы' },
  longPollOff:
    'Long Poll API выключен. Включите: «Управление сообществом» → «Дополнительно» → «Работа с API» → «Long Poll API» → ' +
    '«Включено».',
  longPollVersion: (version: string) =>
    `Версия Long Poll API — ${version}, нужна 5.199. Выберите её: «Работа с API» → «Long Poll API» → «Настройки».`,
  longPollEvent: (title: string) =>
    `В Long Poll API не отмечено событие «${title}». Отметьте его: «Работа с API» → «Long Poll API» → «Типы событий».`,
  events: {
    message_new: 'Входящее сообщение',
    message_event: 'Действие с сообщением',
    message_allow: 'Разрешение на получение',
    message_deny: 'Запрет на получение',
  },
  chatUnreachable: (peerId: number) =>
    `Беседа ${peerId} недоступна. Добавьте в неё сообщество снова и нажмите «Сделать беседой района».`,
  unknown: (what: string, reason: string) => `Не удалось проверить: ${what} (${reason}).`,
  strangeAnswer: 'ответ в непонятном виде',
  subjects: {
    group: 'сообщество',
    rights: 'права ключа',
    longPoll: 'настройки Long Poll API',
    chats: 'беседы',
  },
} as const;
