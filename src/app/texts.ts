/** What the shell itself says; everything else belongs to a feature. */
export const texts = {
  ourFault: (incident: string) =>
    `Не получилось, и это наша ошибка. Ничего не потеряно, ваше сообщение сохранено. Если повторится, назовите номер ${incident} тому, кто ведёт бота.`,
  answeredInPrivate: 'Ответил вам в личные сообщения.',
  openDialogFirst: (link: string) =>
    `Здесь об одной школе не говорим. Откройте личный диалог с ботом и нажмите «Начать»: ${link}`,
};
