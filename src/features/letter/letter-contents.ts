import { z } from 'zod';
import { yearOf } from '../../domain/calendar-day.ts';
import { dateOnly } from '../../domain/period.ts';
import type { BlockSpec, CellSpec, DocumentSpec } from '../../documents/document-spec.ts';
import type { LetterSettings } from '../../domain/district-settings.ts';
import type { StoredDuty } from '../../storage/duty.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { letterDraft } from './draft.ts';
import type { LetterDraft } from './draft.ts';
import { dutiesOf, metricsOf } from './draft-facts.ts';
import { exactFigure } from './exact-figure.ts';
import type { LetterPart, SchoolFigure } from './letter-facts.ts';
import { basisOf, subjectOf } from './letter-words.ts';
import { letterTexts as texts } from './letter-texts.ts';

/**
 * A letter as it was given out: its two files, and of each school what its director is told beside them. Kept as JSON,
 * so that what is sent is what was read.
 */
export type LetterContents = {
  documents: readonly DocumentSpec[];
  /** «№ 219 от 24.10.2024», or nothing yet. */
  reference: string | undefined;
  /** It says what is to be done. */
  hasDuties: boolean;
  /** Schools of the list. */
  listed: readonly number[];
  /** Of every school with a figure. */
  own: readonly { unitId: number; lines: readonly string[] }[];
  /** What it was made of: the same letter can be made anew from the figures of another day. */
  draft?: LetterDraft | undefined;
};

/** Only its own rows are read back, but a version of the program may have written them differently. */
export const letterContents = z.object({
  documents: z.array(z.custom<DocumentSpec>((one) => typeof one === 'object' && one !== null)),
  reference: z.string().optional(),
  hasDuties: z.boolean(),
  listed: z.array(z.int()),
  own: z.array(z.object({ unitId: z.int(), lines: z.array(z.string()) })),
  draft: letterDraft.optional().catch(undefined),
});

/** `figures`: everything it tells of single schools. */
export function contentsOf(
  context: Context,
  draft: LetterDraft,
): LetterContents & { subject: string; figures: readonly SchoolFigure[] } {
  const parts = metricsOf(context, draft);
  const duties = dutiesOf(context, draft);
  const today = todayOf(context);
  const subject = subjectOf(parts, draft);
  const { letter } = context.settings;
  const known = parts.flatMap((part) => part.low.map((one) => ({ part, ...one })));
  const schools = [...new Set(parts.flatMap(({ figures }) => figures.map(({ school }) => school.id)))];
  return {
    subject,
    figures: parts.flatMap((part) => part.figures),
    draft: { ...draft, ask: undefined, doubted: undefined },
    reference: texts.reference(draft.number, draft.date),
    hasDuties: duties.length > 0,
    documents: [
      {
        format: 'docx',
        fileName: texts.fileName(today, 'docx'),
        blocks: [
          ...headBlocks(letter, draft),
          { kind: 'heading', text: subject, align: 'left' },
          empty(),
          ...bodyBlocks(context, draft, { parts, duties }),
          ...signatureBlocks(letter),
          ...appendixBlocks(parts, draft),
        ],
      },
      { format: 'xlsx', fileName: texts.fileName(today, 'xlsx'), sheets: sheetsOf(parts) },
    ],
    listed: [...new Set(known.map(({ school }) => school.id))],
    own: schools.map((unitId) => ({
      unitId,
      lines: parts.flatMap(({ metric, version, period, figures }) =>
        figures
          .filter(({ school }) => school.id === unitId)
          .map(({ figure }) =>
            texts.ownLine(version.label, period, exactFigure(metric, figure), yearOf(today)),
          ),
      ),
    })),
  };
}

function empty(): BlockSpec {
  return { kind: 'paragraph', text: '' };
}

function text(words: string): BlockSpec {
  return { kind: 'paragraph', text: words, align: 'justify', indent: true };
}

function headBlocks(letter: LetterSettings, { number, date }: LetterDraft): BlockSpec[] {
  return [
    ...(letter.head === ''
      ? []
      : [{ kind: 'paragraph', text: letter.head, align: 'center', bold: true } as const, empty()]),
    {
      kind: 'sides',
      left: [texts.numberAndDate(number, date)],
      right: (letter.addressee === '' ? texts.addressee : letter.addressee).split('\n'),
    },
    empty(),
  ];
}

function bodyBlocks(
  context: Context,
  draft: LetterDraft,
  { parts, duties }: { parts: readonly LetterPart[]; duties: readonly StoredDuty[] },
): BlockSpec[] {
  const { letter } = context.settings;
  const basis = basisOf(context, draft);
  const hasList = parts.some(({ low }) => low.length > 0);
  return [
    text(texts.opening),
    ...(basis.length === 0 ? [] : [text(texts.basis(basis))]),
    ...parts.flatMap((part) => partSentences(part).map(text)),
    ...(hasList ? [text(texts.listInAppendix)] : []),
    ...(duties.length > 0 ? [text(texts.dutiesHead)] : []),
    ...duties.map((duty, index) => text(texts.duty(index + 1, duty, schoolsOf(context, duty)))),
    ...(letter.mailbox === '' ? [] : [text(texts.mailbox(letter.mailbox, letter.mark))]),
    ...(hasList ? [empty(), { kind: 'paragraph', text: texts.attached } as const] : []),
  ];
}

/** Whom a duty is for; nobody is named where it is for all. */
function schoolsOf(context: Context, { unitIds }: StoredDuty): string[] {
  return namedSchools(context)
    .filter(({ id }) => unitIds?.includes(id))
    .map(({ name }) => name);
}

/** The paragraph of one metric: what is counted, how many schools are below, what is not known. */
function partSentences(part: LetterPart): string[] {
  const { metric, version, period, origin, threshold, low, figures, doubtful, missing, notListed } = part;
  const known = figures.length;
  const [lowest, highest] = [low[0], low.at(-1)];
  const words = (one: SchoolFigure | undefined) => (one === undefined ? '' : exactFigure(metric, one.figure));
  const sentences = [
    texts.part({ label: version.label, definition: version.definition, period, origin, known }),
    threshold === undefined
      ? texts.withoutStatus(low.length, known)
      : texts.below({
          threshold,
          n: low.length,
          known,
          lowest: words(lowest),
          highest: words(highest),
        }),
    ...(part.whole === undefined
      ? []
      : [texts.whole(known, exactFigure(metric, { state: 'value', ...part.whole }))]),
    ...(part.whole === undefined && metric.kind === 'share' && known > 1 ? [texts.noWhole] : []),
    ...(doubtful.length > 0 ? [texts.doubtful(doubtful.length)] : []),
  ];
  return [
    sentences.join(' '),
    ...(missing.length > 0 ? [texts.missing(missing.map(({ name }) => name))] : []),
    ...(notListed.length > 0 ? [texts.notListed(notListed.map(({ name }) => name))] : []),
  ];
}

function signatureBlocks({ post, signatory, executor }: LetterSettings): BlockSpec[] {
  return [
    empty(),
    empty(),
    {
      kind: 'sides',
      left: [post === '' ? texts.blankPost : post],
      right: [signatory === '' ? texts.blankName : signatory],
      rightEdge: true,
    },
    ...(executor === '' ? [] : [empty(), { kind: 'paragraph', text: texts.executor(executor) } as const]),
  ];
}

function appendixBlocks(parts: readonly LetterPart[], { number, date }: LetterDraft): BlockSpec[] {
  const rows = rowsOf(parts);
  if (rows.length === 0) return [];
  const [school, metric, value, on] = texts.columns;
  return [
    { kind: 'page-break' },
    { kind: 'paragraph', text: texts.appendixTo(number, date), align: 'right' },
    empty(),
    { kind: 'heading', text: texts.appendixTitle, align: 'center' },
    {
      kind: 'table',
      columns: [
        { title: texts.place, width: 5 },
        { title: school, width: 36 },
        { title: metric, width: 23 },
        { title: value, width: 16 },
        { title: on, width: 20 },
      ],
      rows: rows.map(({ part, school: { name }, figure }, index): CellSpec[] => [
        index + 1,
        name,
        part.version.label,
        exactFigure(part.metric, figure),
        texts.onDate(part.period),
      ]),
    },
  ];
}

function rowsOf(parts: readonly LetterPart[]): (SchoolFigure & { part: LetterPart })[] {
  return parts.flatMap((part) => part.low.map((one) => ({ part, ...one })));
}

function sheetsOf(parts: readonly LetterPart[]): Extract<DocumentSpec, { format: 'xlsx' }>['sheets'] {
  const absent = parts.flatMap((part) => [
    ...part.missing.map((school) => ({ part, school, why: texts.whyMissing })),
    ...part.notListed.map((school) => ({ part, school, why: texts.whyNotListed })),
  ]);
  return [
    {
      name: texts.sheets.list,
      columns: texts.sheetColumns.map((title) => ({ title })),
      rows: rowsOf(parts).map(({ part, school, figure }, index): CellSpec[] => [
        index + 1,
        school.name,
        part.version.label,
        part.metric.kind === 'status' ? exactFigure(part.metric, figure) : { percent: figure.value ?? 0 },
        figure.numerator ?? null,
        figure.denominator ?? null,
        texts.onDate(dateOnly(part.period.from)),
        texts.onDate(dateOnly(part.period.to)),
      ]),
    },
    ...(absent.length === 0
      ? []
      : [
          {
            name: texts.sheets.absent,
            columns: texts.absentColumns.map((title) => ({ title })),
            rows: absent.map(({ part, school, why }): CellSpec[] => [school.name, part.version.label, why]),
          },
        ]),
  ];
}
