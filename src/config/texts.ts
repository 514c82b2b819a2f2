/** What the person who sets the program up reads when a setting is wrong. The value is never repeated: it may be a key. */
export const texts = {
  problems: (lines: readonly string[]) =>
    [
      lines.length === 1 ? 'В настройках ошибка:' : 'В настройках ошибки:',
      ...lines.map((line) => `  ${line}`),
      'Исправьте их в файле .env или в переменных окружения и запустите снова. Пример — в .env.example.',
    ].join('\n'),
  badLine: (line: number) =>
    `.env, строка ${line}: нет знака «=», из-за этого теряется и следующая строка. Допишите «=» или поставьте в начале «#».`,
  bad: 'значение не подходит.',
  badToken: 'в ключе доступа не бывает пробелов. Скопируйте ключ сообщества целиком.',
  badGroup: 'нужно число — номер сообщества из его адреса, без «club» и минуса.',
  badUrl: 'нужен адрес API вида https://api.vk.ru/method.',
  httpElsewhere:
    'http: годится только для этой машины (127.0.0.1, localhost): по сети ключ доступа ушёл бы открытым текстом. Укажите https:.',
  badOwner: 'нужно число — номер страницы VK первого координатора, без «id».',
  badDistrict: 'нужно название района, от 3 до 200 знаков.',
  badZone:
    'такого часового пояса нет. Укажите его по-английски, как в базе IANA: Europe/Moscow, Asia/Yekaterinburg.',
  badDays: 'нужно целое число дней от 1 до 3650.',
  badPort: 'нужно число от 0 до 65535; 0 — любой свободный порт.',
  badLevel: 'подходят fatal, error, warn, info, debug, trace, silent.',
  badHosts: 'нужны имена узлов через запятую, без https:// и путей: files.example.ru, *.example.ru.',
  badFolders:
    'нужны полные пути папок через точку с запятой: /srv/monitoring; /mnt/обмен. Корень диска «/» не подходит.',
  // What a data file of the program says wrongly.
  duplicateIds: 'обозначения повторяются',
  badDay: 'нет такого дня',
  weekdayOfWeekly: 'день недели — у еженедельных',
  dayOfDated: 'у срока к дате — либо leadDays, либо yearly',
  noOrder: (name: string, order: string) => `${name}: нет документа ${order}`,
  noItem: (name: string, order: string, item: string) => `${name}: в документе ${order} нет ${item}`,
  noMetric: (name: string, metric: string) => `${name}: нет показателя ${metric}`,
  noForm: (name: string, form: string) => `${name}: нет формы ${form}`,
  badFields: 'поля повторяются, или правило называет поле, которого нет',
  badChoices: 'варианты есть у поля с выбором, и только у него',
  duplicateForms: 'коды форм повторяются',
  takenForm: 'код занят формами районов',

  operator: 'управление образования района',
  reportBasis: 'постановление №\u00a0380, п.\u00a01.8',
};
