import type { CellSpec, DocumentSpec } from '../../../documents/document-spec.ts';
import type { LetterSettings } from '../../../domain/district-settings.ts';
import { reportTotals } from '../../../domain/report-form.ts';
import type { ReportField, ReportForm, ReportRows, ReportTotal } from '../../../domain/report-form.ts';
import { dayInWords } from '../../../text/dates.ts';
import { upperFirst } from '../../../text/first-letter.ts';
import type { DistrictContext } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { columnsOnPaper, shareCell, shareOf } from './report-documents.ts';
import { handedIn, notHandedIn } from './report-summary.ts';
import type { ReportSummary } from './report-summary.ts';
import { reportPaperTexts as texts } from './report-texts.ts';
import { reportValueTexts } from './report-value-texts.ts';

/** The summary in the form that goes upwards: in Word to be read, in Excel with every number in a cell of its own. */
export function summaryDocuments(context: DistrictContext, summary: ReportSummary): DocumentSpec[] {
  const { form, occasion } = summary;
  const missing = notHandedIn(summary).map(({ school }) => school.name);
  const remarks = [
    texts.handedIn(handedIn(summary).length, summary.states.length),
    missing.length === 0 ? texts.allHandedIn : texts.missing(missing),
    texts.throughCounts,
  ];
  const on = dayInWords(todayOf(context), { year: true });
  const paper = tableOf(summary, paperColumns(form));
  const book = tableOf(summary, bookColumns(form));
  return [
    {
      format: 'docx',
      fileName: texts.summaryFile(form.title, on, 'docx'),
      landscape: true,
      blocks: [
        { kind: 'heading', text: texts.summaryTitle(form.title, context.district.name), align: 'center' },
        { kind: 'paragraph', text: `${upperFirst(occasion.words)}. ${texts.on(on)}`, align: 'center' },
        ...(form.basis === undefined
          ? []
          : [{ kind: 'paragraph' as const, text: texts.basis(form.basis), align: 'center' as const }]),
        { kind: 'table', columns: columnsOnPaper(paper.titles, { [texts.school]: 22 }), rows: paper.rows },
        ...remarks.map((text) => ({ kind: 'paragraph' as const, text })),
        { kind: 'sides', ...signatureOf(context.settings.letter), rightEdge: true },
      ],
    },
    {
      format: 'xlsx',
      fileName: texts.summaryFile(form.title, on, 'xlsx'),
      sheets: [
        {
          name: texts.sheet,
          columns: book.titles.map((title, index) => ({ title, ...(index === 0 && { width: 5 }) })),
          rows: book.rows,
          notes: remarks,
        },
      ],
    },
  ];
}

/** Who signs the district's letters signs its summary. */
function signatureOf({ post, signatory }: LetterSettings): { left: string[]; right: string[] } {
  return {
    left: ['', post === '' ? texts.blankPost : post],
    right: ['', signatory === '' ? texts.blankName : signatory],
  };
}

/** `isTotal`: of all schools; otherwise the rows are those of one. */
type Column = { title: string; cell: (rows: ReportRows, isTotal: boolean) => CellSpec };

/**
 * A row for each school and the total of those that handed in, through numerators. A school without a report is named
 * with its cells empty: it is no zero.
 */
function tableOf(
  summary: ReportSummary,
  values: readonly Column[],
): { titles: string[]; rows: CellSpec[][] } {
  const { form, states } = summary;
  const classes: Column = { title: texts.classes, cell: (rows) => rows.length };
  const columns = form.per === 'class' ? [classes, ...values] : values;
  const all = handedIn(summary).flatMap(({ report }) => report?.rows ?? []);
  return {
    titles: [texts.number, texts.school, ...columns.map(({ title }) => title)],
    rows: [
      ...states.map(({ school, report, isHandedIn }, index): CellSpec[] => [
        index + 1,
        school.name,
        ...columns.map(({ cell }, at) => {
          if (isHandedIn && report !== undefined) return cell(report.rows, false);
          return at === 0 ? texts.noReport : null;
        }),
      ]),
      ['', texts.total, ...columns.map(({ cell }) => cell(all, true))],
    ],
  };
}

function paperColumns(form: ReportForm): Column[] {
  return form.fields.flatMap((field) => wholeColumn(form, field));
}

function bookColumns(form: ReportForm): Column[] {
  return form.fields.flatMap((field): Column[] => {
    if (field.kind === 'of') {
      const [part, whole] = field.parts ?? [texts.part(field.title), texts.whole(field.title)];
      return [
        { title: part, cell: pairCell(field, (n) => n) },
        { title: whole, cell: pairCell(field, (_, m) => m) },
        { title: texts.percent(part), cell: pairCell(field, shareCell) },
      ];
    }
    if (field.kind !== 'choice' || form.per === 'school') return wholeColumn(form, field);
    return (field.options ?? []).map(({ title, code }) => ({
      title: texts.option(upperFirst(field.short ?? field.title), title),
      cell: (rows) => rows.filter(({ values }) => values[field.code] === code).length,
    }));
  });
}

/** A field in one column; words of a class are read one by one. */
function wholeColumn({ per }: ReportForm, field: ReportField): Column[] {
  if (field.kind === 'text' && per === 'class') return [];
  return [
    {
      title: upperFirst(field.title),
      cell: (rows, isTotal) => {
        const value = rows[0]?.values[field.code];
        const isWord = field.kind !== 'count' && field.kind !== 'of';
        if (per === 'school' && !isTotal && isWord && value !== undefined)
          return reportValueTexts.value(field, value);
        return totalCell(totalOf(field, rows));
      },
    },
  ];
}

function pairCell(field: ReportField, take: (n: number, m: number) => CellSpec): Column['cell'] {
  return (rows) => {
    const total = totalOf(field, rows);
    return total?.kind === 'of' ? take(total.numerator, total.denominator) : null;
  };
}

/** Undefined where nobody has said anything: that is no zero. */
function totalOf(field: ReportField, rows: ReportRows): ReportTotal | undefined {
  const isAnswered = rows.some(({ values }) => values[field.code] !== undefined);
  return isAnswered ? reportTotals({ fields: [field] }, rows)[0] : undefined;
}

function totalCell(total: ReportTotal | undefined): CellSpec {
  switch (total?.kind) {
    case undefined:
      return null;
    case 'count':
      return total.sum;
    case 'of':
      return texts.ofWithShare(
        total.numerator,
        total.denominator,
        shareOf(total.numerator, total.denominator),
      );
    case 'yes-no':
      return total.yes;
    case 'choice':
      return reportValueTexts.choices(total.counts);
  }
}
