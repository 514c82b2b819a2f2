import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Dialog, DialogInput } from '../../bot/command.ts';
import { parseLinkValue } from '../../domain/link-value.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import type { OwnDuty } from '../subjects/duties/own-duties.ts';
import { labels } from '../texts.ts';
import { give, settledAnswer } from './ask-evidence.ts';
import { ANSWER_DIALOG, answerDraft } from './draft.ts';
import { settledOr, takeReason } from './not-ours.command.ts';
import { findPressed } from './own-deadlines.ts';
import { texts } from './texts.ts';

const MOST_FILES = 10;
const MOST = 100_000;
/** The messenger's references are joined by commas. */
const REFERENCE = /^[\w-]{1,200}$/;
/** «12», «12 чатов», «всего 12.» */
const NUMBER = /^\D{0,40}(\d{1,6})\D{0,40}$/;

/** What shows that a duty is done, or why it is not the school's. */
export const giveAnswerDialog: Dialog<Context> = {
  name: ANSWER_DIALOG,
  who: ['director', 'responsible'],
  beganBy: 'school-deadlines',
  step(context, stored, input) {
    const draft = answerDraft.safeParse(stored).data;
    const found = draft && findPressed(context, draft);
    // The week went on, or the coordinator took the duty away.
    if (draft === undefined || found?.own.occasion.key !== draft.o) return lost();
    const { about, own } = found;
    const settled = draft.ask === 'reason' ? settledOr(about, own) : settledAnswer(about, own);
    if (settled !== undefined) return settled;
    switch (draft.ask) {
      case 'file':
        return takeFiles(about, own, input);
      case 'link':
        return takeLink(about, own, input.text);
      case 'count':
        return takeCount(about, own, input.text);
      case 'reason':
        return takeReason(about, own, { draft, text: input.text });
    }
  },
};

function lost(): Answer {
  return answer(texts.lost, { keyboard: inline([button(labels.deadlines, 'school-deadlines')]) });
}

/** The messenger's own references alone: nothing is downloaded. */
function takeFiles(context: Context, own: OwnDuty, { files, pictures }: DialogInput): Answer {
  if (files.length + pictures.length === 0) return askAgain(texts.waitFile, texts.cancel);
  const sent = [...pictures, ...files.map(({ reference }) => reference)];
  const usable = sent.flatMap((one) => (one !== undefined && REFERENCE.test(one) ? one : []));
  if (usable.length < sent.length) return askAgain(texts.noReference, texts.cancel);
  return give(context, own, { attachments: [...new Set(usable)].slice(0, MOST_FILES) });
}

/** Checked as an address and never opened. */
function takeLink(context: Context, own: OwnDuty, text: string): Answer {
  const link = parseLinkValue(text, ['page']);
  return link === undefined ? askAgain(texts.badLink, texts.cancel) : give(context, own, { words: link });
}

function takeCount(context: Context, own: OwnDuty, text: string): Answer {
  const found = NUMBER.exec(text.replace(/(?<=\d)[\s\u00a0](?=\d{3}(?!\d))/g, '').trim());
  const amount = found === null ? undefined : Number(found[1]);
  return amount === undefined || amount > MOST || /[-−]\s*\d/.test(text)
    ? askAgain(texts.badCount, texts.cancel)
    : give(context, own, { amount });
}
