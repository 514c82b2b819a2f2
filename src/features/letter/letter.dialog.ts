import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { saveDistrictSetting } from '../../storage/district-setting.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { metricsOf } from './draft-facts.ts';
import { findMetricByWords } from '../subjects/figures/find-metric.ts';
import { findDraft } from '../draft.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { NOTHING_WORDS } from '../lexicon.ts';
import { officeTexts } from '../office-texts.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { parseTypedDay, parseTypedPeriod } from '../typed-date.ts';
import { LETTER_DIALOG, letterDraft } from './draft.ts';
import type { LetterDraft, LetterField } from './draft.ts';
import { ADDRESS, SUBJECT_MARKS, WITH_LIMIT } from './lexicon.ts';
import { ask, basisScreen, fieldsScreen, metricsScreen, periodScreen, preview } from './screens.ts';
import { texts } from './texts.ts';

const MOST_LETTERS = 200;

/** What the coordinator types while a letter is made. */
export const letterDialog: Dialog<Context> = {
  name: LETTER_DIALOG,
  who: ['coordinator'],
  beganBy: 'letter',
  step(context, state, { text }) {
    const parsed = letterDraft.safeParse(state);
    if (!parsed.success) return answer(officeTexts.interrupted);
    const draft = parsed.data;
    const typed = text.trim();
    if (draft.ask === undefined) return shownAgain(context, draft);
    if (typed === '') return askAgain(texts.noSuchWords);
    if (typed.length > MOST_LETTERS) return askAgain(texts.tooLong(MOST_LETTERS));
    return take(context, draft, draft.ask, typed);
  },
};

/** Buttons alone go on: the screen once more, and what it waits for. */
function shownAgain(context: Context, draft: LetterDraft): Answer {
  if (draft.period === undefined) return periodScreen(context, draft, texts.pressPeriod);
  return draft.metrics.length === 0
    ? metricsScreen(context, draft)
    : preview(context, draft, texts.pressMake);
}

function take(
  context: Context,
  draft: LetterDraft,
  asked: NonNullable<LetterDraft['ask']>,
  typed: string,
): Answer {
  const isNothing = NOTHING_WORDS.has(typed.toLowerCase());
  switch (asked) {
    case 'period': {
      const period = parseTypedPeriod(typed, todayOf(context));
      if (period === undefined) return askAgain(texts.badPeriod);
      return draft.metrics.length === 0
        ? metricsScreen(context, { ...draft, period })
        : preview(context, { ...draft, period });
    }
    case 'threshold': {
      const changed = withThresholds(context, draft, typed);
      return changed === undefined ? askAgain(texts.badThreshold) : preview(context, changed);
    }
    case 'number':
      return ask(
        { ...draft, number: isNothing ? undefined : tidied(typed).replace(/^№\s*/, '') },
        texts.askDate,
        'date',
      );
    case 'date': {
      const date = isNothing ? undefined : parseTypedDay(typed, todayOf(context), 'last');
      if (date === undefined && !isNothing) return askAgain(texts.badDate);
      return preview(context, { ...draft, date });
    }
    case 'subject': {
      const subject = tidied(typed).replace(SUBJECT_MARKS, '$1');
      return named(draft, subject) ?? preview(context, { ...draft, subject });
    }
    case 'basis': {
      const basis = isNothing ? undefined : tidied(typed);
      return (
        (basis === undefined ? undefined : named(draft, basis)) ??
        basisScreen(context, { ...draft, basis, ...(basis === undefined && { orders: [] }) })
      );
    }
    default:
      return takeField(context, draft, asked, isNothing ? '' : typed);
  }
}

/** «50» is for all; «звонят 30», «пишут 50, звонят 30» for those named. */
function withThresholds(context: Context, draft: LetterDraft, typed: string): LetterDraft | undefined {
  const all = limitOf(typed);
  if (all !== undefined) return { ...draft, threshold: all, thresholds: undefined };
  const metrics = metricsOf(context, draft).map(({ metric }) => metric);
  const thresholds: Record<string, number> = { ...draft.thresholds };
  for (const one of typed.split(/[,;]\s+|\n/)) {
    const [, words, limit] = WITH_LIMIT.exec(one.trim()) ?? [];
    const threshold = limitOf(limit ?? '');
    const metric = words === undefined ? undefined : findMetricByWords(words, metrics);
    if (metric === undefined || threshold === undefined) return undefined;
    thresholds[metric.code] = threshold;
  }
  return { ...draft, thresholds };
}

function limitOf(typed: string): number | undefined {
  const limit = Number(typed.replace(',', '.').replace(/\s*%$/, ''));
  return limit > 0 && limit <= 100 ? limit : undefined;
}

/** The signatory is the one name that is kept; wherever else one seems to stand it is refused. */
function takeField(context: Context, draft: LetterDraft, field: LetterField, typed: string): Answer {
  const value = field === 'head' || field === 'addressee' ? typed : tidied(typed);
  if (field === 'mailbox' && value !== '' && !ADDRESS.test(value)) return askAgain(texts.badMailbox);
  const refused = field === 'signatory' || field === 'mailbox' ? undefined : named(draft, value);
  if (refused !== undefined) return refused;
  const { db, district, settings, actor, now } = context;
  const before = settings.letter[field];
  const letter = { ...settings.letter, [field]: value };
  if (value !== before) {
    saveDistrictSetting(db, district.id, 'letter', letter, { by: actor.person.id, now });
    noteAct(
      context,
      texts.fieldChanged(texts.fields[field]),
      field === 'signatory'
        ? { after: value === '' ? texts.signatoryErased : texts.signatoryKept }
        : { before, after: value },
    );
  }
  return fieldsScreen({ ...context, settings: { ...settings, letter } }, draft);
}

/** Refused where a name seems to stand, with the way on for what is none: «Дни Пушкина», a street, an institution. */
function named(draft: LetterDraft, words: string): Answer | undefined {
  const name = words === draft.doubted ? undefined : findPersonName(words);
  if (name === undefined) return undefined;
  return answer(texts.noNames(name), {
    keyboard: inline([button(texts.notName, 'letter-not-name')], [button(officeTexts.cancel, 'cancel')]),
    dialog: { name: LETTER_DIALOG, state: { ...draft, doubted: words } },
  });
}

/** «Это не имя»: the same words are taken as they are. */
export const letterNotNameCommand: Command<Context> = {
  name: 'letter-not-name',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const draft = findDraft(context, LETTER_DIALOG, letterDraft);
    if (draft?.ask === undefined || draft.doubted === undefined) return answer(officeTexts.stale);
    return take(context, draft, draft.ask, draft.doubted);
  },
};

/** One line, without the full stop that the letter's own sentence adds. */
function tidied(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\.$/, '');
}
