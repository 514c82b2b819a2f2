import { findMetric } from '../../../domain/reference.ts';
import type { Metric, MetricVersion, Origin } from '../../../domain/metric.ts';
import { samePeriod } from '../../../domain/period.ts';
import type { Period } from '../../../domain/period.ts';
import type { PersonId } from '../../../domain/person.ts';
import type { UnitId } from '../../../domain/unit.ts';
import { findBatchOfDistrict } from '../../../storage/batch.ts';
import { listBatchMessages } from '../../../storage/batch-message.ts';
import { listBatchRecipients } from '../../../storage/batch-recipient.ts';
import { findDutyOf } from '../../../storage/duty.ts';
import { listLatestMeasurements } from '../../../storage/measurement.ts';
import type { StoredMeasurement } from '../../../storage/measurement.ts';
import { listSchoolPeople } from '../../../storage/held-binding.ts';
import type { Audience } from './batch-spec.ts';
import type { DistrictContext } from '../../context.ts';
import { connectedSchools, namedSchools } from '../schools/district-schools.ts';
import type { NamedSchool } from '../schools/district-schools.ts';
import { debtorsOf } from '../duties/duty-state.ts';
import { hasFigure, shareOf } from '../figures/figure-facts.ts';

/** Somebody a broadcast is for, once, with those of their schools that fit. */
export type Recipient = {
  personId: PersonId;
  peerId: number;
  /** Not known to have closed the bot's messages. */
  isOpen: boolean;
  isDirector: boolean;
  schools: NamedSchool[];
};

export type Reached = {
  /** The schools that fit, by name. */
  schools: NamedSchool[];
  /** Who speaks for them in the bot. */
  people: Recipient[];
  /** Of the schools that fit: nobody of them is among the people. */
  missing: NamedSchool[];
  /** Cannot be told to fit: they have no figure of the period. */
  withoutFigure: NamedSchool[];
};

/** Whom an audience means today. Things of another district are none: nobody fits them. */
export function resolveAudience(context: DistrictContext, audience: Audience): Reached {
  const all = namedSchools(context);
  const tests: ((school: NamedSchool) => boolean)[] = [];
  let withoutFigure: NamedSchool[] = [];
  const { only, except, below, kind } = audience;
  if (only !== undefined) tests.push(({ id }) => only.includes(id));
  if (except !== undefined) tests.push(({ id }) => !except.includes(id));
  if (kind !== undefined) tests.push(({ organisationKind }) => organisationKind === kind);
  if (audience.notActive === 1) {
    const { of } = newestFigures(context, 'status');
    tests.push(({ id }) => of.get(id)?.value === 0);
  }
  if (audience.absent === 1) {
    const connected = connectedSchools(context);
    tests.push(({ id }) => !connected.has(id));
  }
  if (audience.debtors !== undefined) {
    const duty = findDutyOf(context.db, context.district.id, audience.debtors);
    const owing = new Set(duty === undefined ? [] : debtorsOf(context, duty).map(({ school }) => school.id));
    tests.push(({ id }) => owing.has(id));
  }
  const unread = audience.unread === undefined ? undefined : unreadOf(context, audience.unread);
  if (unread !== undefined) tests.push(({ id }) => unread.units.has(id));
  if (below !== undefined) {
    const { of } = newestFigures(context, below.m);
    const known = all.filter((school) => tests.every((test) => test(school)));
    withoutFigure = known.filter(({ id }) => !of.has(id));
    tests.push(({ id }) => {
      const figure = of.get(id);
      return figure !== undefined && shareOf(figure) < below.v;
    });
  }
  const schools = all.filter((school) => tests.every((test) => test(school)));
  const people = peopleOf(context, schools, audience).filter(
    ({ personId }) => unread === undefined || unread.people.has(personId),
  );
  const reached = new Set<UnitId>(people.flatMap((one) => one.schools.map(({ id }) => id)));
  return { schools, people, missing: schools.filter(({ id }) => !reached.has(id)), withoutFigure };
}

/** Each person once, whatever the number of their schools and roles. */
function peopleOf(
  { db, district }: DistrictContext,
  schools: readonly NamedSchool[],
  { more }: Audience,
): Recipient[] {
  const recipients = new Map<PersonId, Recipient>();
  const byId = new Map(schools.map((school) => [school.id, school]));
  for (const one of listSchoolPeople(db, district.id)) {
    const school = byId.get(one.unitId);
    const isDirector = one.role === 'director';
    if (school === undefined || (more !== 1 && !isDirector)) continue;
    const known = recipients.get(one.personId);
    if (known === undefined) {
      recipients.set(one.personId, {
        personId: one.personId,
        peerId: one.externalId,
        isOpen: one.reachable !== false,
        isDirector,
        schools: [school],
      });
      continue;
    }
    known.isDirector ||= isDirector;
    if (!known.schools.includes(school)) known.schools.push(school);
  }
  return [...recipients.values()];
}

type NewestFigures = {
  metric: Metric | undefined;
  version: MetricVersion | undefined;
  /** Undefined where every school has its own day. */
  period: Period | undefined;
  /** Of each school with a figure that nobody doubts. */
  of: ReadonlyMap<UnitId, StoredMeasurement>;
};

const ORIGINS: readonly Origin[] = ['federal', 'coordinator', 'school'];

/**
 * The figures of one metric that may stand side by side: one definition, one origin, and of the monitoring one period,
 * the newest. What schools give themselves has a day of its own for each.
 */
export function newestFigures({ db, district, reference }: DistrictContext, code: string): NewestFigures {
  const metric = findMetric(reference, code);
  const units = namedSchools({ db, district }).map(({ id }) => id);
  const all = listLatestMeasurements(db, units, 1).filter((one) => one.metric.code === code);
  const origin = ORIGINS.find((candidate) => all.some((one) => one.origin === candidate));
  const ofOrigin = all.filter((one) => one.origin === origin);
  const [newest] = ofOrigin.toSorted(
    (a, b) => b.period.to.localeCompare(a.period.to) || b.metric.version - a.metric.version,
  );
  const isDated = origin === 'school';
  const figures = ofOrigin.filter(
    (one) =>
      one.metric.version === newest?.metric.version &&
      (isDated || samePeriod(one.period, newest.period)) &&
      hasFigure(one) &&
      one.doubt === undefined,
  );
  return {
    metric,
    version: metric?.versions.find(({ version }) => version === newest?.metric.version),
    period: isDated ? undefined : newest?.period,
    of: new Map(figures.map((one) => [one.unitId, one])),
  };
}

/** Who has a broadcast that asks for it and has not acknowledged it, and their schools. */
function unreadOf(
  { db, district }: DistrictContext,
  batchId: number,
): { people: ReadonlySet<PersonId>; units: ReadonlySet<UnitId> } {
  const batch = findBatchOfDistrict(db, district.id, batchId);
  const recipients = batch?.asksAck === true ? listBatchRecipients(db, batch.id) : [];
  const messages = batch?.asksAck === true ? listBatchMessages(db, batch.id) : [];
  const has = new Set(messages.filter(({ state }) => state === 'sent').map(({ peerId }) => peerId));
  const open = recipients.filter(
    ({ person, acknowledgedAt }) =>
      person !== undefined && acknowledgedAt === undefined && has.has(person.peerId),
  );
  return {
    people: new Set(open.flatMap(({ person }) => person?.id ?? [])),
    units: new Set(open.flatMap(({ unitIds }) => unitIds)),
  };
}
