import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { texts } from './texts.ts';

/** Words that seem to name somebody are asked about before they are kept or shown; `sure` goes on with them. */
export function askNames(
  name: string,
  { sure, cancel, dialog }: { sure: Button; cancel: string; dialog: { name: string; state: unknown } },
): Answer {
  return answer(texts.named(name), { keyboard: inline([sure], [button(cancel, 'cancel')]), dialog });
}
