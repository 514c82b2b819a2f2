import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Dialog } from '../../bot/command.ts';
import { MOST_LETTERS, isSameForAll } from '../subjects/batches/batch-text.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { BROADCAST_DIALOG, broadcastDraft } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { askOther } from './ask-other.ts';
import { takeTime } from './ask-time.ts';
import { askMetric } from './choose-metric.ts';
import { chosenSchools } from './choose-schools.ts';
import { compose } from './compose.ts';
import { askText, edit, lacksMetric, nextStep, sendLabel } from './preview.ts';
import { metricOf, readAudience } from './read-audience.ts';
import { texts } from './texts.ts';
import { askBelow, askDuty, askNumber, askUnread, askWhom } from './whom.ts';

/** Words that answer what was asked: the text, whom, how many percent, when. Files are taken before (receive-files). */
export const broadcastDialog: Dialog<Context> = {
  name: BROADCAST_DIALOG,
  who: ['coordinator'],
  beganBy: 'broadcast',
  step(context, state, { text }) {
    const parsed = broadcastDraft.safeParse(state);
    if (!parsed.success) return answer(officeTexts.interrupted);
    return takeWords(context, parsed.data, text);
  },
};

function takeWords(context: Context, draft: BroadcastDraft, said: string): Answer {
  const typed = said.trim();
  switch (draft.ask) {
    case 'text':
      return takeText(context, draft, { text: said });
    case 'other': {
      if (typed === '') return askOther(draft);
      if (typed.length > MOST_LETTERS) return askOther(draft, texts.tooLong(MOST_LETTERS));
      if (!isSameForAll(typed)) return askOther(draft, texts.otherLacks);
      return nextStep(context, { ...draft, otherText: typed });
    }
    case 'schools':
      return chosenSchools.takeWords(context, draft, said);
    case 'number': {
      const v = Number(typed.replace(/\s*%$/, '').replace(',', '.'));
      const { belowOf } = draft;
      if (belowOf === undefined) return askBelow(context, draft);
      if (typed === '' || !(v >= 0 && v <= 100)) return askNumber(context, draft, belowOf, texts.badNumber);
      return nextStep(context, { ...draft, audience: { ...draft.audience, below: { m: belowOf, v } } });
    }
    case 'time':
      return takeTime(context, draft, typed);
    case 'words':
      return takeAudience(context, draft, typed);
    case undefined:
      return takeAtPreview(context, draft, typed);
  }
}

/** `remark`: what has to be said of the files beside it. */
export function takeText(
  context: Context,
  draft: BroadcastDraft,
  { text, remark }: { text: string; remark?: string | undefined },
): Answer {
  const typed = text.trim();
  if (typed === '') return askText(draft, texts.noText);
  if (typed.length > MOST_LETTERS) {
    return askText(
      draft,
      [remark, texts.tooLong(MOST_LETTERS)].filter((one) => one !== undefined).join('\n'),
    );
  }
  return nextStep(context, { ...draft, text: typed }, { isNewText: true, remark });
}

/** Nothing was asked for in words: a metric and an audience are understood all the same. */
function takeAtPreview(context: Context, draft: BroadcastDraft, words: string): Answer {
  if (lacksMetric(draft)) {
    const metric = metricOf(context, words);
    return metric === undefined
      ? askMetric(context, draft)
      : nextStep(context, { ...draft, metric }, { isNewText: true });
  }
  const read = readAudience(context, words);
  if (read.hasCondition && read.unread.length === 0) return takeAudience(context, draft, words);
  return answer(texts.pressButton(sendLabel(draft, compose(context, draft))), {
    keyboard: inline([edit(texts.back, 'preview'), button(officeTexts.cancel, 'cancel')]),
    dialog: 'keep',
  });
}

/** Words add to the conditions as buttons do; what was not understood is said above. */
function takeAudience(context: Context, draft: BroadcastDraft, words: string): Answer {
  const read = readAudience(context, words);
  if (!read.hasCondition) return askWhom(context, draft, texts.whomAgain);
  const { except = [] } = draft.audience;
  const out = [...new Set([...except, ...(read.audience.except ?? [])])];
  const merged = {
    ...draft,
    audience: { ...draft.audience, ...read.audience, ...(out.length > 0 && { except: out }) },
  };
  switch (read.asks) {
    case 'below':
      return askBelow(context, merged);
    case 'debtors':
      return askDuty(context, merged);
    case 'unread':
      return askUnread(context, merged);
    case undefined:
      return nextStep(context, merged, {
        remark: read.unread.length === 0 ? undefined : texts.notUnderstood(read.unread.join(', ')),
      });
  }
}
