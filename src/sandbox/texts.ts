/** The label of VK's button that opens a dialog with a community. */
export const startWord = 'Начать';

/** Why something could not be done on the page. */
export const refusals = {
  emptyMessage: 'Пустое сообщение не отправить.',
  emptyFile: 'Файл пустой: в нём нет ни одного байта.',
  notPicture: 'Это не картинка: подойдут PNG, JPEG и GIF. Другой файл отправьте скрепкой.',
  noButton: 'Этой кнопки уже нет.',
  buttonNotSupported: 'Такие кнопки песочница не показывает.',
  noDialog: 'Такого диалога нет.',
  notMember: 'Этого человека нет в беседе.',
  notChat: 'Это не беседа.',
  communityInChat: 'Сообщество уже в беседе.',
  communityNotInChat: 'Сообщества в беседе нет.',
  clockBackwards: 'Время в песочнице идёт только вперёд.',
  badRequest: 'Запрос не разобрать.',
  tooBig: 'Файл больше 20 МБ: VK его примет, а бот нет.',
};
