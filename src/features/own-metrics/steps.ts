import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline, inRows } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { addDays } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { Metric } from '../../domain/metric.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { listDistrictMetrics, updateDistrictMetric } from '../../storage/district-metric.ts';
import { normaliseText } from '../../text/words.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { officeTexts } from '../office-texts.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { parseTypedDay } from '../typed-date.ts';
import { cardLines, findOwn, metricCard, ownMetricList } from './cards.ts';
import {
  LONGEST_BASIS,
  LONGEST_DEFINITION,
  LONGEST_TITLE,
  OWN_METRIC_DIALOG,
  isNew,
  metricOf,
} from './draft.ts';
import type { ChangeDraft, NewDraft, OwnMetricDraft } from './draft.ts';
import { texts } from './texts.ts';

/** The question that the draft stands at. `remark`: what was wrong with the last answer. */
export function ask(draft: NewDraft, remark?: string): Answer {
  const lines = [...(remark === undefined ? [] : [remark]), ...questionOf(draft)];
  return answer(lines.join('\n'), {
    keyboard: inline(...buttonsOf(draft), [button(officeTexts.cancel, 'cancel')]),
    dialog: { name: OWN_METRIC_DIALOG, state: draft },
  });
}

function questionOf(draft: NewDraft): string[] {
  switch (draft.ask) {
    case 'title':
      return [texts.askTitle];
    case 'definition':
      return [texts.askDefinition(draft.title ?? '')];
    case 'audience':
      return [texts.askAudience];
    case 'kind':
      return [texts.askKind(draft.audience ?? 'teachers')];
    case 'window':
      return [texts.askWindow];
    case 'direction':
      return [texts.askDirection];
    case 'basis':
      return [texts.askBasis];
    case 'preview':
      return [...cardLines({ code: '', ...metricOf(draft) }), texts.preview];
  }
}

function buttonsOf(draft: NewDraft): Button[][] {
  const { buttons } = texts;
  const step = (label: string, v: string) => button(label, 'own-metric-step', { q: draft.ask, v });
  switch (draft.ask) {
    case 'title':
    case 'definition':
      return [];
    case 'audience':
      return inRows([
        step(buttons.teachers, 'teachers'),
        step(buttons.pupils, 'pupils'),
        step(buttons.employees, 'employees'),
        step(buttons.organisations, 'organisations'),
      ]);
    case 'kind':
      return [[step(buttons.share, 'share'), step(buttons.count, 'count')]];
    case 'window':
      return [[step(buttons.week, 'week'), step(buttons.month, 'month'), step(buttons.state, 'state')]];
    case 'direction':
      return [[step(buttons.more, 'more-is-better'), step(buttons.less, 'less-is-better')]];
    case 'basis':
      return [[step(buttons.noBasis, 'none')]];
    case 'preview':
      return [[button(buttons.save, 'own-metric-step', { q: 'preview', v: 'save' }, 'positive')]];
  }
}

/** Takes typed words as the answer to the question the draft stands at. */
export function takeWords(context: Context, draft: OwnMetricDraft, text: string): Answer {
  const words = text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
  if (!isNew(draft)) return takeChange(context, draft, words);
  switch (draft.ask) {
    case 'title': {
      const wrong = wrongTitle(context, words);
      return wrong === undefined ? ask({ ...draft, title: words, ask: 'definition' }) : ask(draft, wrong);
    }
    case 'definition': {
      const wrong = wrongWords(words, LONGEST_DEFINITION);
      return wrong === undefined ? ask({ ...draft, definition: words, ask: 'audience' }) : ask(draft, wrong);
    }
    case 'basis': {
      const wrong = wrongWords(words, LONGEST_BASIS);
      return wrong === undefined ? ask({ ...draft, basis: words, ask: 'preview' }) : ask(draft, wrong);
    }
    default:
      return ask(draft, texts.pressButton);
  }
}

/** Asks for another title, for other words of what is counted, for the day they hold from. */
export function askChange(draft: ChangeDraft, metric: Metric, remark?: string): Answer {
  const question = {
    rename: texts.askRename(metric.title),
    redefine: texts.askRedefine(metric.title),
    since: texts.askSince,
  }[draft.ask];
  const today =
    draft.ask === 'since'
      ? [[button(texts.buttons.today, 'own-metric-step', { q: 'since', v: 'today' })]]
      : [];
  return answer([...(remark === undefined ? [] : [remark]), question].join('\n'), {
    keyboard: inline(...today, [button(officeTexts.cancel, 'cancel')]),
    dialog: { name: OWN_METRIC_DIALOG, state: draft },
  });
}

function takeChange(context: Context, draft: ChangeDraft, words: string): Answer {
  const metric = findOwn(context, draft.m)?.metric;
  if (metric === undefined) return ownMetricList(context, texts.gone);
  switch (draft.ask) {
    case 'rename': {
      const wrong = wrongTitle(context, words);
      return wrong === undefined ? rename(context, metric, words) : askChange(draft, metric, wrong);
    }
    case 'redefine': {
      const wrong = wrongWords(words, LONGEST_DEFINITION);
      return wrong === undefined
        ? askChange({ ...draft, ask: 'since', definition: words }, metric)
        : askChange(draft, metric, wrong);
    }
    case 'since': {
      const since = parseTypedDay(words, todayOf(context), 'last');
      return since === undefined
        ? askChange(draft, metric, texts.badSince(undefined))
        : redefine(context, draft, metric, since);
    }
  }
}

function rename(context: Context, metric: Metric, title: string): Answer {
  const versions = metric.versions.map((one) => ({
    ...one,
    label: one.version === 1 || one.since === undefined ? title : texts.labelSince(title, one.since),
  }));
  updateDistrictMetric(context.db, context.district.id, { ...metric, title, shortTitle: title, versions });
  noteAct(context, texts.acts.renamed, { before: metric.title, after: title });
  return metricCard(context, metric.code, texts.renamed(title));
}

/** One more definition from a day on; the one before holds until the eve. */
export function redefine(context: Context, draft: ChangeDraft, metric: Metric, since: CalendarDay): Answer {
  const last = metric.versions.at(-1);
  const { definition } = draft;
  if (last === undefined || definition === undefined) return ownMetricList(context, texts.interrupted);
  if (last.since !== undefined && since <= last.since) {
    return askChange(draft, metric, texts.badSince(last.since));
  }
  const versions = [
    ...metric.versions.slice(0, -1),
    { ...last, until: addDays(since, -1) },
    {
      version: last.version + 1,
      label: texts.labelSince(metric.title, since),
      definition,
      since,
      source: last.source,
    },
  ];
  updateDistrictMetric(context.db, context.district.id, { ...metric, versions });
  noteAct(context, texts.acts.redefined(metric.title), { before: last.definition, after: definition });
  return metricCard(context, metric.code, texts.redefined(metric.title, since));
}

function wrongTitle({ reference, db, district }: Context, words: string): string | undefined {
  const own = listDistrictMetrics(db, district.id).map(({ metric }) => metric.title);
  const titles = [...reference.metrics.flatMap(({ title, shortTitle }) => [title, shortTitle]), ...own];
  const isTaken = titles.some((title) => normaliseText(title) === normaliseText(words));
  return wrongWords(words, LONGEST_TITLE) ?? (isTaken ? texts.taken(words) : undefined);
}

function wrongWords(words: string, most: number): string | undefined {
  if (!/\p{L}{3}/u.test(words)) return texts.notWords;
  if (words.length > most) return texts.tooLong(most);
  const name = findPersonName(words);
  return name === undefined ? undefined : texts.named(name);
}
