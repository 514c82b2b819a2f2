/** Why VK refused a message for good, by the number in «person:901» of the outbox, in words for the coordinator. */
export const REFUSALS: ReadonlyMap<string, string> = new Map([
  ['900', 'внёс сообщество в чёрный список'],
  ['901', 'закрыл сообщения от бота'],
  ['902', 'закрыл сообщения настройками приватности'],
  ['18', 'страница удалена или заблокирована'],
  ['30', 'страница закрыта'],
  ['37', 'страница заблокирована'],
  ['113', 'такой страницы больше нет'],
]);
