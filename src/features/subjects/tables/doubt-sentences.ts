import { severityOfDoubt } from '../../../domain/doubts/doubt-codes.ts';
import type { DoubtFinding } from '../../../domain/doubts/finding.ts';
import type { Metric, MetricRef } from '../../../domain/metric.ts';
import { findMetric } from '../../../domain/reference.ts';
import { shortSchoolName } from '../../../domain/school-name.ts';
import type { Table, TableProblem } from '../../../domain/table.ts';
import type { UnitId } from '../../../domain/unit.ts';
import { periodInWords } from '../../../text/dates.ts';
import type { World } from '../../context.ts';
import { officeTexts } from '../../office-texts.ts';
import { doubtReason } from '../figures/doubt-reason.ts';
import { tableDoubts as texts } from '../figures/doubt-texts.ts';
import { figureInWords } from '../figures/figure-words.ts';
import { placeInWords } from './import-plan-texts.ts';

type Words = {
  table: Pick<Table, 'sheets' | 'records'>;
  reference: World['reference'];
  /** As short as on the screens. */
  nameOf: (id: UnitId) => string | undefined;
  thisYear: number;
};

/** What a rule of doubt found, as a problem of the table, with the cell in words where it is of one value. */
export function wordFinding(finding: DoubtFinding, words: Words): TableProblem {
  const { code, at } = finding;
  const severity = severityOfDoubt(code) ?? 'note';
  const sentence = sentenceOf(finding, words);
  return at === undefined
    ? { severity, code, sentence }
    : { severity, code, at, sentence: `${placeInWords(at, words.table)}: ${sentence}` };
}

function sentenceOf(finding: DoubtFinding, words: Words): string {
  const { thisYear } = words;
  const [first] = finding.figures;
  const of = first && officeTexts.period(first.period, thisYear);
  switch (finding.code) {
    case 'same-figures':
      return texts.several(
        titlesOf(finding.figures, words),
        texts.sameFigures(officeTexts.forPeriod(finding.facts, thisYear)),
      );
    case 'period-not-week':
      return texts.notWeek(periodInWords(finding.facts, { thisYear }));
    case 'period-overlaps':
      return texts.overlaps(of ?? '', officeTexts.period(finding.facts, thisYear));
    case 'definition-dates-differ':
      return texts.definitionDates(first === undefined ? '' : labelOf(first.metric, words));
    case 'definition-changed':
      return texts.definitionChanged(
        first === undefined ? '' : labelOf(first.metric, words),
        first === undefined ? '' : labelOf({ ...first.metric, version: finding.facts.before }, words),
      );
    case 'schools-vanished':
      return texts.vanished(finding.facts.schools.map(shortSchoolName), finding.facts.of);
    case 'schools-missing':
      return texts.missing(finding.facts.schools.map(shortSchoolName));
    case 'schools-new':
      return texts.newSchools(finding.facts.schools.map(shortSchoolName));
    case 'holiday-drop':
      return texts.holidayDrop(finding.facts.schools);
    case 'common-drop':
      return texts.commonDrop(finding.facts.schools);
    case 'inactive-works':
      return texts.inactiveWorks(finding.facts.schools.map(shortSchoolName));
    case 'over-100':
    case 'count-over-base':
      return texts.left(doubtReason(finding, words));
    default:
      return markedValue(finding, words);
  }
}

/** «Дегвинская, «Пишут 10+ сообщений» — 28 из 31 (90,3 %): значение резко выше обычного, …» */
function markedValue(finding: DoubtFinding, words: Words): string {
  const [figure] = finding.figures;
  const metric = figure && metricOf(figure.metric, words);
  if (figure === undefined || metric === undefined) return doubtReason(finding, words);
  const name = 'id' in figure.unit ? words.nameOf(figure.unit.id) : undefined;
  return texts.marked(
    name ?? texts.newSchool,
    labelOf(figure.metric, words),
    figureInWords(metric, figure),
    doubtReason(finding, words),
  );
}

function metricOf({ code }: MetricRef, { reference }: Words): Metric | undefined {
  return findMetric(reference, code);
}

function labelOf(ref: MetricRef, words: Words): string {
  const metric = metricOf(ref, words);
  return metric?.versions.find(({ version }) => version === ref.version)?.label ?? metric?.title ?? ref.code;
}

function titlesOf(figures: DoubtFinding['figures'], words: Words): string[] {
  return [...new Set(figures.map(({ metric }) => metricOf(metric, words)?.shortTitle ?? metric.code))];
}
