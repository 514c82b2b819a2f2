import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { StoredDuty } from '../../storage/duty.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { officeTexts } from '../office-texts.ts';
import { onPeriod, pickerTexts } from '../texts.ts';
import { dutiesOf, metricsOf, openDuties, partsOf } from './draft-facts.ts';
import { LETTER_DIALOG, LETTER_FIELDS } from './draft.ts';
import type { LetterDraft } from './draft.ts';
import { exactFigure, exactShare } from './exact-figure.ts';
import type { LetterPart } from './letter-facts.ts';
import { letterTexts } from './letter-texts.ts';
import { basisOf, subjectOf } from './letter-words.ts';
import { texts } from './texts.ts';

const MOST_METRICS = 8;
/** Besides them the turns of the page, the way back and «Отменить». */
const DUTIES_ON_PAGE = 6;
const MOST_ORDERS = 6;

type Ask = NonNullable<LetterDraft['ask']>;

export function ask(draft: LetterDraft, question: string, waitsFor: Ask): Answer {
  return answer(question, {
    keyboard: inline([cancelButton()]),
    dialog: { name: LETTER_DIALOG, state: { ...draft, ask: waitsFor } },
  });
}

export function periodScreen(context: Context, draft: LetterDraft, remark?: string): Answer {
  if (namedSchools(context).length === 0) {
    return answer(texts.noSchools, { keyboard: inline([button(officeTexts.setup, 'setup')]) });
  }
  const choose = (label: string, p: string) => button(label, 'letter-period', { p });
  return shown(draft, remark ?? texts.askPeriod, [
    [choose(texts.week, 'week'), choose(texts.month, 'month')],
    [choose(texts.otherPeriod, 'typed')],
    [button(texts.former, 'letters'), cancelButton()],
  ]);
}

export function metricsScreen(context: Context, draft: LetterDraft): Answer {
  const { period } = draft;
  if (period === undefined) return periodScreen(context, draft);
  const parts = partsOf(context, draft);
  const thisYear = yearOf(todayOf(context));
  if (parts.length === 0) {
    return periodScreen(context, { ...draft, period: undefined }, texts.nothing(period, thisYear));
  }
  const chosen = parts.filter(({ metric }) => draft.metrics.includes(metric.code));
  const buttons = parts
    .slice(0, MOST_METRICS)
    .map((part) =>
      button(
        chosen.includes(part) ? texts.picked(part.metric.shortTitle) : part.metric.shortTitle,
        'letter-pick',
        { m: part.metric.code, y: chosen.includes(part) ? 0 : 1 },
      ),
    );
  const lines = [
    texts.askMetrics(period, thisYear),
    ...(chosen.length === 0 ? [] : [texts.chosenMetrics(chosen.map(({ version }) => version.label))]),
  ];
  return shown(draft, lines.join('\n'), [
    ...inTwos(buttons),
    [...(chosen.length === 0 ? [] : [previewButton(texts.next)]), cancelButton()],
  ]);
}

/** Everything that the letter will say, and what it leaves out. */
export function preview(context: Context, draft: LetterDraft, remark?: string): Answer {
  const parts = metricsOf(context, draft);
  if (parts.length === 0) return metricsScreen(context, draft);
  const duties = dutiesOf(context, draft).length;
  const all = openDuties(context).length;
  const { post, signatory } = context.settings.letter;
  const edit = (label: string, k: string) => button(label, 'letter-edit', { k });
  const { buttons } = texts;
  return shown(
    draft,
    [
      ...(remark === undefined ? [] : [remark]),
      texts.preview(subjectOf(parts, draft), letterTexts.numberAndDate(draft.number, draft.date)),
      ...parts.flatMap((part) => partLines(context, part)),
      all === 0 ? texts.noDuties : texts.duties(duties, all),
      texts.basis(basisOf(context, draft)),
      texts.signature(post, signatory),
    ].join('\n'),
    [
      [button(buttons.make, 'letter-make', undefined, 'positive'), cancelButton()],
      [
        edit(buttons.metrics, 'metrics'),
        edit(buttons.period, 'period'),
        edit(buttons.threshold, 'threshold'),
      ],
      [edit(buttons.duties, 'duties'), edit(buttons.number, 'number')],
      [edit(buttons.basis, 'basis'), edit(buttons.subject, 'subject'), edit(buttons.fields, 'fields')],
    ],
  );
}

function partLines(context: Context, part: LetterPart): string[] {
  const { metric, version, period, threshold, low, figures, doubtful, missing, notListed } = part;
  const value = (index: number) => {
    const one = low.at(index);
    return one === undefined || metric.kind === 'status' ? '' : exactShare(metric, one.figure);
  };
  const names = (schools: readonly { short: string }[]) => schools.map(({ short }) => short);
  return [
    texts.part({
      label: version.label,
      on: onPeriod(period, yearOf(todayOf(context))),
      threshold,
      n: low.length,
      known: figures.length,
      range: texts.range(value(0), value(-1)),
    }),
    ...(doubtful.length === 0
      ? []
      : [
          texts.doubtful(
            doubtful.map(({ school, figure }) =>
              texts.doubtfulOne(school.short, exactFigure(metric, figure)),
            ),
          ),
        ]),
    ...(missing.length === 0 ? [] : [texts.missing(names(missing))]),
    ...(notListed.length === 0 ? [] : [texts.notListed(names(notListed))]),
  ];
}

/** `at`: a duty whose page is shown. */
export function dutiesScreen(context: Context, draft: LetterDraft, at?: number): Answer {
  const all = openDuties(context);
  if (all.length === 0) return preview(context, draft);
  const place = Math.max(
    all.findIndex(({ id }) => id === at),
    0,
  );
  const first = place - (place % DUTIES_ON_PAGE);
  const shownDuties = all.slice(first, first + DUTIES_ON_PAGE);
  const chosen = new Set(dutiesOf(context, draft).map(({ id }) => id));
  const lines = shownDuties.map(({ id, ...duty }, index) =>
    texts.dutyLine(first + index + 1, letterTexts.dutyInBrief(duty), chosen.has(id)),
  );
  const buttons = shownDuties.map(({ id }, index) => {
    const number = String(first + index + 1);
    return button(chosen.has(id) ? texts.picked(number) : number, 'letter-pick', {
      d: id,
      y: chosen.has(id) ? 0 : 1,
    });
  });
  const turnTo = (label: string, duty: StoredDuty | undefined) =>
    duty === undefined ? [] : [button(label, 'letter-edit', { k: 'duties', d: duty.id })];
  const rest = all.length - first - shownDuties.length;
  const turns = [
    ...turnTo(pickerTexts.back, all[first - DUTIES_ON_PAGE]),
    ...turnTo(pickerTexts.more(rest), all[first + DUTIES_ON_PAGE]),
  ];
  return shown(draft, [texts.askDuties, ...lines].join('\n'), [
    buttons.slice(0, 3),
    ...(buttons.length > 3 ? [buttons.slice(3)] : []),
    ...(turns.length > 0 ? [turns] : []),
    [previewButton(texts.toPreview), cancelButton()],
  ]);
}

export function basisScreen(context: Context, draft: LetterDraft): Answer {
  const orders = context.reference.orders.filter(({ number }) => number !== undefined).slice(0, MOST_ORDERS);
  const buttons = orders.map(({ id, cite }) =>
    button(draft.orders.includes(id) ? texts.picked(cite) : cite, 'letter-pick', {
      o: id,
      y: draft.orders.includes(id) ? 0 : 1,
    }),
  );
  const basis = basisOf(context, draft);
  return {
    ...shown(draft, [texts.askBasis, ...(basis.length === 0 ? [] : [texts.basis(basis)])].join('\n'), [
      ...inTwos(buttons),
      [previewButton(texts.toPreview), cancelButton()],
    ]),
    dialog: { name: LETTER_DIALOG, state: { ...draft, ask: 'basis' } },
  };
}

export function fieldsScreen(context: Context, draft: LetterDraft): Answer {
  const { letter } = context.settings;
  const buttons = LETTER_FIELDS.map((k) => button(texts.fields[k], 'letter-field', { k }));
  return shown(
    draft,
    [
      texts.fieldsHead,
      ...LETTER_FIELDS.map((k) =>
        texts.fieldLine(
          texts.fields[k],
          k === 'addressee' && letter[k] === '' ? letterTexts.addressee : letter[k],
        ),
      ),
    ].join('\n'),
    [buttons.slice(0, 4), buttons.slice(4), [previewButton(texts.toPreview), cancelButton()]],
  );
}

/** A screen of buttons alone: words typed into it answer nothing. */
function shown(draft: LetterDraft, text: string, rows: readonly (readonly Button[])[]): Answer {
  return answer(text, {
    keyboard: inline(...rows),
    dialog: { name: LETTER_DIALOG, state: { ...draft, ask: undefined, doubted: undefined } },
  });
}

function previewButton(label: string): Button {
  return button(label, 'letter-edit', { k: 'preview' }, 'primary');
}

function cancelButton(): Button {
  return button(officeTexts.cancel, 'cancel');
}

function inTwos(buttons: readonly Button[]): (readonly Button[])[] {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}
