import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import {
  insertDistrictMetric,
  listDistrictMetrics,
  retireDistrictMetric,
} from '../../storage/district-metric.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { findDraft } from '../draft.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { findOwn, metricCard, ownMetricList } from './cards.ts';
import {
  MOST_METRICS,
  OWN_METRIC_DIALOG,
  audienceSchema,
  directionSchema,
  isNew,
  kindSchema,
  metricOf,
  ownMetricDraft,
  windowSchema,
} from './draft.ts';
import type { NewDraft } from './draft.ts';
import { ask, askChange, redefine, takeWords } from './steps.ts';
import { texts } from './texts.ts';

const listArgs = z.object({ p: z.int().min(0).max(100).optional() });
const codeArgs = z.object({ m: z.string().max(60), yes: z.literal(1).optional() });
const changeArgs = z.object({ m: z.string().max(60), q: z.enum(['rename', 'redefine']) });
const newArgs = z.object({ f: z.int().optional(), k: z.string().max(20).optional() });
const stepArgs = z.object({ q: z.string().max(20), v: z.string().max(20) });

/** «Свои показатели» */
export const ownMetricsCommand: Command<Context> = {
  name: 'own-metrics',
  words: texts.words,
  who: ['coordinator', 'head'],
  where: 'private',
  run: (context, { args }) => ownMetricList(context, undefined, listArgs.safeParse(args).data?.p),
};

export const ownMetricCommand: Command<Context> = {
  name: 'own-metric',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run: (context, { args }) => metricCard(context, codeArgs.safeParse(args).data?.m ?? ''),
};

/** Begins a metric of the district's own; `f`, `k`: for a column that a file's question is about. */
export const newOwnMetricCommand: Command<Context> = {
  name: 'own-metric-new',
  words: texts.newWords,
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const own = listDistrictMetrics(context.db, context.district.id);
    if (own.length >= MOST_METRICS) return ownMetricList(context, texts.tooMany(MOST_METRICS));
    return ask({ ask: 'title', ...newArgs.safeParse(args).data });
  },
};

/** The buttons of a metric in the making: `q` is the question that was asked, `v` the answer. */
export const ownMetricStepCommand: Command<Context> = {
  name: 'own-metric-step',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const pressed = stepArgs.safeParse(args).data;
    const draft = findDraft(context, OWN_METRIC_DIALOG, ownMetricDraft);
    if (pressed === undefined || draft === undefined) return ownMetricList(context, texts.savedBefore);
    if (!isNew(draft)) {
      const metric = findOwn(context, draft.m)?.metric;
      if (metric === undefined) return ownMetricList(context, texts.gone);
      const isToday = draft.ask === 'since' && pressed.q === 'since' && pressed.v === 'today';
      return isToday ? redefine(context, draft, metric, todayOf(context)) : askChange(draft, metric);
    }
    // A button of a question that was answered already.
    return pressed.q === draft.ask ? takeButton(context, draft, pressed.v) : ask(draft);
  },
};

function takeButton(context: Context, draft: NewDraft, v: string): Answer {
  switch (draft.ask) {
    case 'audience': {
      const audience = audienceSchema.safeParse(v).data;
      return ask(audience === undefined ? draft : { ...draft, audience, ask: 'kind' });
    }
    case 'kind': {
      const kind = kindSchema.safeParse(v).data;
      return ask(kind === undefined ? draft : { ...draft, kind, ask: 'window' });
    }
    case 'window': {
      const window = windowSchema.safeParse(v).data;
      return ask(window === undefined ? draft : { ...draft, window, ask: 'direction' });
    }
    case 'direction': {
      const direction = directionSchema.safeParse(v).data;
      return ask(direction === undefined ? draft : { ...draft, direction, ask: 'basis' });
    }
    case 'basis':
      return ask(v === 'none' ? { ...draft, ask: 'preview' } : draft);
    case 'preview':
      return v === 'save' ? save(context, draft) : ask(draft);
    case 'title':
    case 'definition':
      return ask(draft);
  }
}

function save(context: Context, draft: NewDraft): Answer {
  const { db, now, actor, district } = context;
  const { title, definition, audience, kind, window, direction, f, k } = draft;
  const isWhole = [title, definition, audience, kind, window, direction].every((one) => one !== undefined);
  if (!isWhole) return ask({ ...draft, ask: 'title' });
  const metric = insertDistrictMetric(
    db,
    { districtId: district.id, metric: metricOf(draft), by: actor.person.id },
    now,
  );
  noteAct(context, texts.acts.added(metric.title), { after: definition });
  const { buttons } = texts;
  const next =
    f === undefined || k === undefined
      ? [button(buttons.enterValue, 'enter-value'), button(buttons.back, 'own-metrics')]
      : [button(buttons.takeColumn, 'import-column', { f, k, m: metric.code }, 'primary')];
  return answer(texts.saved(metric.title), { keyboard: inline(next) });
}

/** «Переименовать», «Новое определение» */
export const changeOwnMetricCommand: Command<Context> = {
  name: 'own-metric-change',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const pressed = changeArgs.safeParse(args).data;
    const own = pressed && findOwn(context, pressed.m);
    if (pressed === undefined || own === undefined) return ownMetricList(context, texts.gone);
    return askChange({ ask: pressed.q, m: pressed.m }, own.metric);
  },
};

/** Takes a metric out of use; its figures stay. */
export const retireOwnMetricCommand: Command<Context> = {
  name: 'own-metric-retire',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const pressed = codeArgs.safeParse(args).data;
    const own = pressed && findOwn(context, pressed.m);
    if (pressed === undefined || own === undefined) return ownMetricList(context, texts.gone);
    const { title, code } = own.metric;
    if (pressed.yes !== 1 && own.retiredAt === undefined) {
      return answer(texts.askRetire(title), {
        keyboard: inline([
          button(texts.buttons.retireSure, 'own-metric-retire', { m: code, yes: 1 }, 'negative'),
          button(texts.buttons.back, 'own-metrics'),
        ]),
      });
    }
    const { db, now, actor, district } = context;
    if (retireDistrictMetric(db, district.id, code, { by: actor.person.id, now })) {
      noteAct(context, texts.acts.retired(title));
    }
    return ownMetricList(context, texts.retired(title));
  },
};

export const returnOwnMetricCommand: Command<Context> = {
  name: 'own-metric-return',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const own = findOwn(context, codeArgs.safeParse(args).data?.m ?? '');
    if (own === undefined) return ownMetricList(context, texts.gone);
    const { db, now, district } = context;
    if (retireDistrictMetric(db, district.id, own.metric.code, { by: undefined, now })) {
      noteAct(context, texts.acts.returned(own.metric.title));
    }
    return metricCard(context, own.metric.code, texts.returned(own.metric.title));
  },
};

export const ownMetricDialog: Dialog<Context> = {
  name: OWN_METRIC_DIALOG,
  who: ['coordinator'],
  beganBy: 'own-metric-new',
  step(context, stored, { text }) {
    const draft = ownMetricDraft.safeParse(stored).data;
    return draft === undefined ? ownMetricList(context, texts.interrupted) : takeWords(context, draft, text);
  },
};
