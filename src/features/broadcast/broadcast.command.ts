import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { audienceSchema } from '../subjects/batches/batch-spec.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { officeTexts } from '../office-texts.ts';
import { BROADCAST_DIALOG, broadcastDraft, startBroadcastFor } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { labels } from '../texts.ts';
import { askOther } from './ask-other.ts';
import { askTime } from './ask-time.ts';
import { listRecipients } from './list-recipients.ts';
import { askText, nextStep } from './preview.ts';
import { askVariable } from './insert.command.ts';
import { texts } from './texts.ts';
import { askSchools } from './choose-schools.ts';
import { askBelow, askDuty, askNumber, askUnread, askWhom, withDebtors, withUnread } from './whom.ts';

const givenArgs = z.object({ to: audienceSchema });

/** Begins a broadcast; a button of another screen brings its audience. */
export const broadcastCommand: Command<Context> = {
  name: 'broadcast',
  words: [labels.broadcast],
  help: texts.help,
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const given = givenArgs.safeParse(args);
    return given.success ? startBroadcastFor(context, given.data.to) : nextStep(context, { audience: {} });
  },
};

const editArgs = z.object({
  k: z.enum([
    ...([
      'text',
      'insert',
      'other',
      'files',
      'ack',
      'critical',
      'rested',
      'time',
      'now',
      'list',
      'preview',
    ] as const),
    ...([
      'whom',
      'all',
      'schools',
      'except',
      'role',
      'below',
      'inactive',
      'debtors',
      'unread',
      'absent',
    ] as const),
  ]),
});

/** Behind the buttons of the preview: each changes the draft, or asks for the change. */
export const editBroadcastCommand: Command<Context> = {
  name: 'broadcast-edit',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, BROADCAST_DIALOG, broadcastDraft);
    const parsed = editArgs.safeParse(args);
    if (draft === undefined || !parsed.success) return answer(officeTexts.stale);
    return change(context, draft, parsed.data.k);
  },
};

function change(context: Context, draft: BroadcastDraft, k: z.infer<typeof editArgs>['k']): Answer {
  const { audience } = draft;
  const toggled = (one: 1 | undefined): 1 | undefined => (one === 1 ? undefined : 1);
  switch (k) {
    case 'text':
      return askText(draft);
    case 'insert':
      return askVariable(draft);
    case 'other':
      return askOther(draft);
    case 'files':
      return nextStep(context, { ...draft, attachments: undefined }, { remark: texts.filesDropped });
    case 'ack':
      return nextStep(context, { ...draft, ack: toggled(draft.ack) });
    case 'critical':
      return nextStep(context, { ...draft, critical: toggled(draft.critical), rested: undefined });
    case 'rested':
      return nextStep(context, { ...draft, rested: toggled(draft.rested) });
    case 'time':
      return askTime(context, draft);
    case 'now':
      return nextStep(context, { ...draft, at: undefined });
    case 'list':
      return listRecipients(context, draft);
    case 'preview':
      return nextStep(context, draft);
    case 'whom':
      return askWhom(context, draft);
    case 'all':
      return nextStep(context, { ...draft, audience: audience.more === 1 ? { more: 1 } : {} });
    case 'schools':
      return askSchools(context, draft, 'only');
    case 'except':
      return askSchools(context, draft, 'except');
    case 'role':
      return nextStep(context, { ...draft, audience: { ...audience, more: toggled(audience.more) } });
    case 'below':
      return askBelow(context, draft);
    case 'inactive':
      return nextStep(context, { ...draft, audience: { ...audience, notActive: 1 } });
    case 'debtors':
      return askDuty(context, draft);
    case 'unread':
      return askUnread(context, draft);
    case 'absent':
      return nextStep(context, { ...draft, audience: { ...audience, absent: 1 } });
  }
}

const pickArgs = z.object({
  /** The metric of the variables. */
  m: z.string().max(40).optional(),
  /** The metric of a threshold, and the threshold. */
  l: z.string().max(40).optional(),
  v: z.number().min(0).max(100).optional(),
  d: z.int().optional(),
  b: z.int().optional(),
  k: z.enum(['school', 'kindergarten']).optional(),
});

/** Behind the buttons that name what was asked for: a metric, a duty, a broadcast. */
export const pickBroadcastCommand: Command<Context> = {
  name: 'broadcast-pick',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, BROADCAST_DIALOG, broadcastDraft);
    const parsed = pickArgs.safeParse(args);
    if (draft === undefined || !parsed.success) return answer(officeTexts.stale);
    const { m, l, v, d, b, k } = parsed.data;
    const { audience } = draft;
    const isKnown = (code: string) => context.reference.metrics.some((metric) => metric.code === code);
    if (m !== undefined && isKnown(m)) return nextStep(context, { ...draft, metric: m }, { isNewText: true });
    if (l !== undefined && isKnown(l)) {
      return v === undefined
        ? askNumber(context, draft, l)
        : nextStep(context, { ...draft, audience: { ...audience, below: { m: l, v } } });
    }
    if (d !== undefined) return withDebtors(context, draft, d);
    if (b !== undefined) return withUnread(context, draft, b);
    if (k !== undefined) return nextStep(context, { ...draft, audience: { ...audience, kind: k } });
    return answer(officeTexts.stale);
  },
};
