import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { OTHERS_NEEDED } from '../../domain/disclosure.ts';
import { percentOf } from '../../domain/measurement.ts';
import { sizeGroups } from '../../domain/size-group.ts';
import type { School, UnitId } from '../../domain/unit.ts';
import { localDayOf } from '../../domain/zone.ts';
import { listFiguresOf, listLatestMeasurements } from '../../storage/measurement.ts';
import { listSchools } from '../../storage/unit.ts';
import { dayInWords } from '../../text/dates.ts';
import { isCounted, tellSum } from '../subjects/figures/compared-sums.ts';
import type { CountedFigure, ToldSum } from '../subjects/figures/compared-sums.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { figureFactsOf, standingOf } from '../subjects/figures/figure-facts.ts';
import type { FigureFact } from '../subjects/figures/figure-facts.ts';
import { cardButton, inPairs, ownView } from '../subjects/figures/figure-buttons.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { schoolArg } from '../subjects/schools/speaking-for.ts';
import { answerAbout } from '../subjects/schools/with-school.ts';
import { figureTexts } from '../texts.ts';
import { texts } from './texts.ts';

const args = z.object({ m: z.string().max(40) });
const MOST_METRICS = 6;

/** «Сравнить»: the own figure, the weighted mean of the district and of the schools of similar size. */
export const compareCommand: Command<Context> = {
  name: 'compare',
  words: texts.words,
  help: texts.help,
  who: ['director', 'responsible'],
  where: 'private',
  run(speaker, { args: given }) {
    return answerAbout(speaker, given, (context) => compare(context, given));
  },
};

function compare(context: Context, given: unknown): Answer {
  const school = schoolOf(context);
  const pressed = args.safeParse(given);
  const { facts } = figureFactsOf(
    context.reference.metrics,
    school.organisationKind,
    listLatestMeasurements(context.db, [school.id], 1),
  );
  const federal = facts.filter(({ origin }) => origin === 'federal');
  const comparable = federal.filter(({ metric }) => metric.kind === 'share');
  const asked = pressed.success ? federal.find(({ metric }) => metric.code === pressed.data.m) : undefined;
  if (pressed.success && asked === undefined) return answer(texts.unknown, back(context, comparable));
  if (asked !== undefined && asked.metric.kind !== 'share') {
    return answer(texts.notShare(asked.version.label), back(context, comparable));
  }
  const fact = asked ?? comparable.find(({ latest }) => isCounted(latest)) ?? comparable[0];
  return fact === undefined ? answer(texts.noFigure) : compared(context, school, fact, comparable);
}

function compared(
  context: Context,
  school: School,
  fact: FigureFact,
  comparable: readonly FigureFact[],
): Answer {
  const { metric, version, latest } = fact;
  const { figures, units } = figuresOfKind(context, school, fact);
  const others = figures.filter(({ unitId }) => unitId !== school.id);
  const own = isCounted(latest) ? percentOf(latest.numerator, latest.denominator) : latest.value;
  const value = figureInWords(metric, latest);
  const thisYear = yearOf(todayOf(context));
  const lines = [
    texts.head(school.name, version.label, latest.period, thisYear),
    texts.own(latest.doubt === undefined ? value : figureTexts.doubtful(value)),
    // Nothing follows from a figure that is being checked.
    ...meanLines(context, { school, fact, figures, own: latest.doubt === undefined ? own : undefined }),
    ...placeLine(context, fact, units),
    ...(others.length < OTHERS_NEEDED ? [texts.tooFew(others.length, OTHERS_NEEDED)] : [texts.notNamed]),
  ];
  return answer(lines.join('\n'), {
    keyboard: inline(
      [cardButton(ownView(context), metric, undefined)],
      ...inPairs(
        metricButtons(
          context,
          comparable.filter((one) => one !== fact),
        ),
      ),
    ),
  });
}

/** The federal figures of the organisations of the school's kind: same metric, definition and period. */
function figuresOfKind(
  { db }: Context,
  school: School,
  { latest, origin }: FigureFact,
): { figures: CountedFigure[]; units: UnitId[] } {
  const siblings = school.parentId === undefined ? [] : listSchools(db, school.parentId);
  const units = siblings
    .filter(({ organisationKind }) => organisationKind === school.organisationKind)
    .map(({ id }) => id);
  return { units, figures: listFiguresOf(db, units, { ...latest, origin }).filter(isCounted) };
}

function meanLines(
  context: Context,
  {
    school,
    fact: { latest },
    figures,
    own,
  }: { school: School; fact: FigureFact; figures: readonly CountedFigure[]; own: number | undefined },
): string[] {
  const { district, settings, actor } = context;
  const of = {
    districtId: school.parentId ?? district.id,
    metric: latest.metric,
    period: latest.period,
    ownUnits: actor.bindings.map(({ unitId }) => unitId),
  };
  const inWords = ({ numerator, denominator, schools, asOf }: ToldSum) => {
    const percent = percentOf(numerator, denominator);
    return {
      percent,
      schools,
      own,
      asOf: asOf && dayInWords(localDayOf(asOf, zoneOf(settings)), { thisYear: yearOf(todayOf(context)) }),
    };
  };
  const ofDistrict = tellSum(context, { ...of, scope: 'district', figures });
  if (ofDistrict === undefined) return [];
  const groups = sizeGroups(figures.map(({ unitId, denominator }) => ({ unitId, size: denominator })));
  const group = groups.length > 1 ? groups.find((one) => one.includes(school.id)) : undefined;
  const ofSize =
    group &&
    tellSum(context, {
      ...of,
      scope: 'size',
      figures: figures.filter(({ unitId }) => group.includes(unitId)),
    });
  return [
    texts.district(inWords(ofDistrict)),
    ofSize === undefined ? texts.tooFewOfSize : texts.size(inWords(ofSize)),
  ];
}

/** Where the coordinator has turned the place on. */
function placeLine({ db, settings }: Context, fact: FigureFact, units: readonly UnitId[]): string[] {
  if (!settings.showPlace) return [];
  const standing = standingOf(fact, listFiguresOf(db, units, { ...fact.latest, origin: fact.origin }));
  return standing === undefined ? [] : [texts.place(standing.place, standing.among)];
}

function metricButtons(context: Context, facts: readonly FigureFact[]): Button[] {
  return facts
    .slice(0, MOST_METRICS)
    .map(({ metric }) =>
      button(texts.compareMetric(metric.shortTitle), 'compare', { ...schoolArg(context), m: metric.code }),
    );
}

function back(context: Context, comparable: readonly FigureFact[]) {
  const buttons = metricButtons(context, comparable);
  return buttons.length === 0 ? {} : { keyboard: inline(...inPairs(buttons)) };
}
