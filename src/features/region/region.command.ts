import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { getMetric } from '../../domain/reference.ts';
import type { Unit } from '../../domain/unit.ts';
import { localDayOf } from '../../domain/zone.ts';
import { listLatestMeasurements } from '../../storage/measurement.ts';
import { listCoordinatorPeers, listSchoolPeople } from '../../storage/held-binding.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { hasFigure } from '../subjects/figures/figure-facts.ts';
import { figureOrTwins } from '../subjects/figures/figure-twins.ts';
import { issueInvitation } from '../subjects/people/issue-invitation.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { findMunicipality, isRegion, municipalitiesOf, schoolsOf } from '../subjects/schools/region-facts.ts';
import { totalInWords } from '../subjects/schools/region-overview.ts';
import { regionTexts as texts } from '../subjects/schools/region-texts.ts';

const PAGE = 6;
/** `u`: a municipality; `p`: a page of the list. */
const args = z.object({ u: z.int().optional(), p: z.int().min(0).optional() });

/** «Районы»: the municipalities of a region; with a number, the counts of one of them. */
export const regionCommand: Command<Context> = {
  name: 'region',
  words: texts.listWords,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, input) {
    if (!isRegion(context)) return answer(texts.notRegion);
    const { u, p = 0 } = args.safeParse(input.args).data ?? {};
    if (u === undefined) return list(context, p);
    const unit = findMunicipality(context, u);
    return unit === undefined ? answer(officeTexts.stale) : card(context, unit);
  },
};

function list(context: Context, page: number): Answer {
  const all = municipalitiesOf(context);
  const shown = all.slice(page * PAGE, (page + 1) * PAGE);
  const withOffice = all.filter((unit) => hasCoordinator(context, unit)).length;
  const rest = all.length - (page + 1) * PAGE;
  const turns = [
    ...(page > 0 ? [button(texts.back, 'region', { p: page - 1 })] : []),
    ...(rest > 0 ? [button(texts.more(rest), 'region', { p: page + 1 })] : []),
  ];
  return answer(texts.listHead(all.length, withOffice), {
    keyboard: inline(
      ...inTwos(shown.map((unit) => button(unit.name, 'region', { u: unit.id }))),
      ...(turns.length > 0 ? [turns] : []),
    ),
  });
}

/** The figures of the municipality's own rows, then what its schools come to; no school is named. */
function card(context: Context, unit: Unit): Answer {
  const { db, reference } = context;
  const thisYear = yearOf(todayOf(context));
  const order = reference.metrics.map(({ code }) => code);
  const own = listLatestMeasurements(db, [unit.id], 1)
    .filter((one) => hasFigure(one) && one.origin === 'federal')
    .filter(
      (one, _, all) =>
        !all.some((other) => other.metric.code === one.metric.code && other.period.to > one.period.to),
    )
    .toSorted((a, b) => order.indexOf(a.metric.code) - order.indexOf(b.metric.code));
  const lines = [
    unit.name,
    ...(own.length === 0 ? [texts.noFigures] : []),
    ...own.map((one) => {
      const { metric, version } = getMetric(reference, one.metric);
      return texts.figure(
        version.label,
        one.period,
        figureOrTwins(context.db, metric, one),
        one.doubt !== undefined,
        thisYear,
      );
    }),
    ...schoolLines(context, unit, thisYear),
    texts.coordinator(hasCoordinator(context, unit)),
  ];
  const invite =
    context.actor.audience === 'coordinator' ? [button(texts.invite, 'region-invite', { u: unit.id })] : [];
  return answer(lines.join('\n'), { keyboard: inline([...invite, button(texts.all, 'region')]) });
}

function schoolLines(context: Context, unit: Unit, thisYear: number): string[] {
  const { schools, sums, tooFew } = schoolsOf(context, [unit]);
  if (schools === 0) return [texts.noSchools];
  const connected = new Set(
    listSchoolPeople(context.db, unit.id)
      .filter(({ role }) => role === 'director')
      .map(({ unitId }) => unitId),
  );
  return [
    texts.schools(schools, connected.size),
    ...(tooFew ? [texts.tooFew] : []),
    ...sums.map(({ metric, version, period, total, figures, zeros }) =>
      [
        texts.ofSchools(version.label, period, totalInWords(total), figures.length, thisYear),
        ...(metric.kind === 'share' ? [texts.zeros(zeros)] : []),
      ].join(''),
    ),
  ];
}

function hasCoordinator({ db }: Context, { id }: Unit): boolean {
  return listCoordinatorPeers(db, id).length > 0;
}

/** «Пригласить координатора» of one municipality of the own region. */
export const regionInviteCommand: Command<Context> = {
  name: 'region-invite',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const { u } = args.safeParse(input.args).data ?? {};
    const unit = u === undefined ? undefined : findMunicipality(context, u);
    if (unit === undefined) return answer(officeTexts.stale);
    const { actor, settings } = context;
    const { code, link, expiresAt } = issueInvitation(context, {
      role: 'coordinator',
      unitId: unit.id,
      createdBy: actor.person.id,
    });
    const until = localDayOf(expiresAt, zoneOf(settings));
    noteAct(context, texts.journalInvited(unit.name));
    return {
      replies: [
        { text: texts.issued(unit.name, until) },
        { text: texts.invitation({ operator: settings.operator, district: unit.name, code, link, until }) },
      ],
    };
  },
};

function inTwos(buttons: readonly Button[]): (readonly Button[])[] {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}
