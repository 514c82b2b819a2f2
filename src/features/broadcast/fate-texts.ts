import type { LeftOutReason } from '../../storage/batch-recipient.ts';
import { batchTexts } from '../subjects/batches/batch-texts.ts';

/** Who somebody is in a list of recipients, and what became of it for them. */
export const fateTexts = {
  responsible: (schools: string) => `${schools} (ответственный)`,
  left: 'уже не подключённый',
  channel: 'беседа района',

  whyLeftOut: (why: LeftOutReason): string => {
    if (why === 'unfit') return 'к отправке уже не подходит';
    return why === 'spared' ? batchTexts.spared : batchTexts.lacks[why];
  },
  /** One recipient, after the name; what stands nowhere here is told by its reason alone. */
  fates: {
    planned: 'ещё не ушло',
    waiting: 'в очереди',
    sent: 'отправлено',
    acknowledged: 'ознакомлен(а)',
    failed: 'не дошло',
    'left-out': 'не писал',
  } as Readonly<Record<string, string>>,

  expired: (trouble: string | undefined) =>
    trouble === undefined ? 'не ушло вовремя' : `не ушло вовремя: ${trouble}`,

  whyAbsent: 'нет в боте',
  whyUncertain: 'неизвестно, дошло ли',
  whyStopped: 'остановлено до отправки',
};
