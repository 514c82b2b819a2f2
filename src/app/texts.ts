/** What the shell itself says; everything else belongs to a feature. */
export const texts = {
  /** Until the coordinator's first run gives it a name. */
  namelessDistrict: 'Наш район',
  ourFault: (incident: string) =>
    `Не получилось, и это наша ошибка. Ничего не потеряно, ваше сообщение сохранено. Если повторится, назовите номер ${incident} тому, кто ведёт бота.`,
  answeredInPrivate: 'Ответил вам в личные сообщения.',
  openDialogFirst: (link: string) =>
    `Об этом бот говорит только в личных сообщениях. Откройте диалог с ним и нажмите «Начать»: ${link}`,
  operatorNeeded: (code: number | undefined, reason: string) =>
    `ВКонтакте не принимает сообщения бота${code === undefined ? '' : ` (ошибка ${code}: ${reason})`}. Попросите того, кто ставил бота, выполнить «sferum-monitor check»: там написано, что нажать.`,
  unknownRefusal: (code: number | undefined, reason: string) =>
    `ВКонтакте ответил ошибкой ${code ?? ''} (${reason}), которой бот не знает. Сообщение, с которым это случилось, не ушло или ушло без файла; остальные уходят. Покажите эту строку тому, кто ставил бота.`,
  slowedDown: (code: number | undefined) =>
    `ВКонтакте на время ограничил число сообщений бота${code === undefined ? '' : ` (ошибка ${code})`}. Рассылки ждут и продолжатся сами. Если это повторяется, скажите тому, кто ставил бота.`,
  uncertainPrefix: 'Возможен повтор',
  uncertain: (chat: boolean, text: string) =>
    `Возможен повтор: не удалось узнать, дошло ли сообщение ${chat ? 'в беседу' : 'в личный диалог'}. Сам бот его больше не отправит. Начало: «${firstWords(text)}»`,
  uncertainOfBatch: (title: string, label: string) =>
    `Возможен повтор: не удалось узнать, до всех ли дошло «${title}». Тем, о ком это неизвестно, бот сам его больше не отправит. Кто они — «${label}».`,
  sizeDiffers:
    'Размер файла не тот, что указан в источнике: возможно, он скачался не целиком. Проверьте, все ли школы на месте.',
  whoHasIt: 'Кому дошло',
};

function firstWords(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
