import { describe, expect, test } from 'vitest';
import type { Audience } from '../../src/bot/command.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { weekOf } from '../../src/domain/period.ts';
import { municipalityNameKey, schoolNameKey } from '../../src/domain/school-name.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { createFeatures } from '../../src/features/registry.ts';
import { shortHash } from '../../src/features/short-hash.ts';
import { normaliseText } from '../../src/text/words.ts';
import { noteChatJoined } from '../../src/storage/chat.ts';
import { insertDeadline } from '../support/deadlines.ts';
import { insertDutyAnswer, listDutyAnswers } from '../../src/storage/duty-answer.ts';
import { insertDuty } from '../../src/storage/duty.ts';
import { insertDispute } from '../../src/storage/dispute.ts';
import { insertAnswerAttachment } from '../../src/storage/answer-attachment.ts';
import { insertBatch } from '../../src/storage/batch.ts';
import { insertBatchRecipient } from '../../src/storage/batch-recipient.ts';
import { saveDiagnosis } from '../../src/storage/diagnosis.ts';
import { saveDistrictLink } from '../../src/storage/district-link.ts';
import { insertFinding } from '../../src/storage/finding.ts';
import { insertImport } from '../../src/storage/import.ts';
import { insertMeasure } from '../../src/storage/measure.ts';
import { insertQuestion, markQuestionSent } from '../../src/storage/question.ts';
import { saveReportDraft } from '../../src/storage/report-draft.ts';
import { insertReportForm } from '../../src/storage/report-form.ts';
import { saveSchoolClasses } from '../../src/storage/school-class.ts';
import { insertSchoolReport } from '../../src/storage/school-report.ts';
import { saveStepDelay } from '../../src/storage/step-delay.ts';
import { insertWeekNote, saveNoteWords } from '../../src/storage/week-note.ts';
import { insertDistrictMetric } from '../../src/storage/district-metric.ts';
import { listTableProfiles, saveTableProfile } from '../../src/storage/table-profile.ts';
import { insertTriedSource } from '../../src/storage/table-source.ts';
import { insertBinding } from '../../src/storage/binding.ts';
import { ensurePerson, setReachable } from '../../src/storage/person.ts';
import { insertStagedFile } from '../../src/storage/staged-file.ts';
import { all } from '../../src/storage/statement.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import { createTestWorld } from '../support/test-world.ts';

const CHAT = 2_000_000_005;
const ACTOR = 501;
const OWN = 'МКОУ «Родниковская СОШ»';
const NEIGHBOUR = 'МКОУ «Соседская СОШ»';
const FOREIGN = 'МКОУ «Чужедальняя СОШ»';
/** Figures that stand nowhere else: 13 of 29 own, 17 of 31 of the neighbour, 19 of 37 of the other district. */
const OWN_FIGURE = '44,8';
const NEIGHBOUR_FIGURE = '54,8';
const FOREIGN_FIGURE = '51,4';

const AUDIENCES: readonly Audience[] = ['guest', 'director', 'responsible', 'coordinator', 'head'];
const features = createFeatures();
const names = [...new Set(features.commands.map(({ name }) => name))];

/** Two districts; the actor belongs to the first, its school is the first of two. */
function createScene(audience: Audience) {
  const world = createTestWorld({ now: new Date('2024-10-28T09:00:00Z'), schools: [OWN, NEIGHBOUR] });
  const { db, now } = world;
  const name = 'Дальний район';
  const farId = insertUnit(
    db,
    { level: 'municipality', parentId: undefined, name, nameKey: municipalityNameKey(name) },
    now,
  );
  const foreignId = insertUnit(
    db,
    {
      level: 'organisation',
      parentId: farId,
      name: FOREIGN,
      nameKey: schoolNameKey(FOREIGN),
      organisationKind: 'school',
    },
    now,
  );
  const ownId = world.schools.get(OWN)!;
  const neighbourId = world.schools.get(NEIGHBOUR)!;
  const place = (
    district: UnitId,
    unitId: UnitId,
    externalId: number,
    numerator: number,
    denominator: number,
  ) => {
    const { id } = ensurePerson(db, externalId, now);
    setReachable(db, externalId, true);
    insertBinding(db, id, 'director', unitId, now);
    const value = (100 * numerator) / denominator;
    const metric = { code: 'messages', version: 2 };
    const figure = {
      state: 'value',
      value,
      numerator,
      denominator,
      metric,
      period: weekOf(day('2024-10-25')),
    } as const;
    const importId = insertImport(
      db,
      { districtId: district, origin: 'federal', title: `таблица ${unitId}`, personId: id, summary: {} },
      [{ ...figure, origin: 'federal', unitId }],
      now,
    );
    const deadlineId = insertDeadline(
      db,
      { districtId: district, dueOn: day('2024-11-12'), title: `срок ${unitId}`, unitIds: [unitId] },
      now,
    );
    const countedId = insertDuty(
      db,
      {
        districtId: district,
        kind: 'soon',
        title: `срок без даты ${unitId}`,
        startsOn: day('2024-10-22'),
        evidence: { kind: 'count', of: 'чатов' },
        unitIds: [unitId],
      },
      now,
    );
    insertDutyAnswer(
      db,
      { dutyId: countedId, unitId, occasion: 'once', kind: 'not-ours', words: `слова ${unitId}`, by: id },
      now,
    );
    const answerId = listDutyAnswers(db, countedId)[0]!.id;
    const stagedId = insertStagedFile(
      db,
      {
        districtId: district,
        personId: id,
        name: `файл ${unitId}.csv`,
        expiresAt: new Date('2024-10-29T09:00:00Z'),
      },
      now,
    );
    const disputeId = insertDispute(
      db,
      { unitId, metric, period: figure.period, importId },
      { figure: undefined, words: `слова ${unitId}`, attachments: [`photo${externalId}_1_key`] },
      id,
      now,
    );
    const week = figure.period;
    const measureId = insertMeasure(
      db,
      { unitId, title: `мера ${unitId}`, dueOn: day('2024-10-30'), createdBy: id },
      now,
    );
    insertFinding(db, { unitId, metricCode: 'messages', cause: 'wrong-role', personId: id }, now);
    insertWeekNote(db, { unitId, week, text: `анализ ${unitId}` }, { by: id, now });
    saveNoteWords(db, unitId, week.to, `дополнение ${unitId}`, { by: id, now });
    saveStepDelay(
      db,
      unitId,
      { step: `deadline/${deadlineId}`, until: day('2024-10-30'), obstacle: 'no-time' },
      { by: id, now },
    );
    saveDiagnosis(db, { unitId, metricCode: 'messages', answers: {} }, now);
    const questionId = insertQuestion(db, { unitId, personId: id, words: `вопрос ${unitId}` }, now);
    markQuestionSent(db, questionId, now);
    const reference = `photo${externalId}_2_key`;
    insertAnswerAttachment(
      db,
      { districtId: district, answer: 'support', attachment: reference, title: '', by: id },
      now,
    );
    const link = `https://cloud.mail.ru/public/A${unitId}/b`;
    const tried = { districtId: district, awaits: 'week', fromDay: undefined, setBy: id } as const;
    insertTriedSource(db, { ...tried, source: { kind: 'cloud-mail-ru', link } }, now);
    saveDistrictLink(db, district, 'support', `help${unitId}@example.ru`, { by: id, now });
    const batchId = insertBatch(
      db,
      {
        districtId: district,
        title: `рассылка ${unitId}`,
        text: `рассылка ${unitId}`,
        asksAck: true,
        audience: `школа ${unitId}`,
        spec: { audience: {} },
      },
      now,
    );
    insertBatchRecipient(db, batchId, { personId: id, unitIds: [unitId] });
    saveSchoolClasses(db, unitId, ['9А'], now);
    const rows = [{ name: '9А', values: { chat: true } }];
    const reportKey = { unitId, form: 'class-report', occasion: '2024-10' };
    const reportId = insertSchoolReport(db, { ...reportKey, rows, by: id }, now);
    saveReportDraft(db, reportKey, rows, { by: id, now });
    const field = { code: 'f1', title: `вопрос ${unitId}`, kind: 'yes-no' as const };
    const form = { title: `форма ${unitId}`, per: 'school' as const, fields: [field], checks: [] };
    const formCode = insertReportForm(db, { districtId: district, form, by: id }, now);
    const shape = { districtId: district, shape: `вид ${unitId}`, title: `таблица ${unitId}` };
    saveTableProfile(db, { ...shape, columns: [{ key: 'охват', heading: `столбец ${district}` }] }, now);
    const profileId = listTableProfiles(db, district)[0]?.id ?? 0;
    const ownMetric = {
      ...world.base.reference.metrics[0]!,
      ...{ title: `показатель ${district}`, shortTitle: `показатель ${district}` },
    };
    const metricCode = insertDistrictMetric(
      db,
      { districtId: district, metric: ownMetric, by: id },
      now,
    ).code;
    return {
      profileId,
      metricCode,
      unitId,
      importId,
      reportId,
      formCode,
      deadlineId,
      countedId,
      answerId,
      stagedId,
      disputeId,
      measureId,
      questionId,
    };
  };
  const own = place(world.districtId, ownId, 601, 13, 29);
  const neighbour = place(world.districtId, neighbourId, 602, 17, 31);
  const foreign = place(farId, foreignId, 603, 19, 37);
  noteChatJoined(db, CHAT, now);
  if (audience === 'guest') world.person(ACTOR, 'Некто');
  else world.person(ACTOR, 'Некто', audience, isOffice(audience) ? world.districtId : ownId);
  return { world, farId, own, neighbour, foreign };
}

function isOffice(audience: Audience): boolean {
  return audience === 'coordinator' || audience === 'head';
}

/** What a forged button would carry: every short key our payloads use, pointing at somebody else's things. */
function forgedArgs(place: ReturnType<typeof createScene>['own']) {
  const { unitId, importId, deadlineId, stagedId } = place;
  const numbers = { s: unitId, i: importId, d: deadlineId, f: stagedId, b: 3, unitId, deadlineId, importId };
  const figure = { s: unitId, m: 'messages', w: '2024-10-25', c: 'wrong-role' };
  return [
    numbers,
    { ...numbers, yes: 1 },
    { ...numbers, a: place.answerId, d: place.countedId, t: 'n380-1-2', o: 'once', do: 'sure' },
    { ...numbers, a: place.answerId, d: place.countedId, q: 1, k: 'evidence', v: 'metric', m: 'status' },
    { ...numbers, yes: true, i: unitId },
    { ...numbers, w: 'own', d: unitId },
    { p: 'table', on: 1, w: '2024-10-25' },
    figure,
    { ...figure, m: '__proto__', c: 'constructor', yes: 1 },
    {
      ...figure,
      i: place.measureId,
      q: place.questionId,
      a: 'support',
      l: 'support',
      k: `deadline/${deadlineId}`,
      h: 'x',
    },
    { l: 1, w: 'all', y: 1, u: unitId, p: 'week', d: deadlineId },
    { l: deadlineId, w: 'listed', u: unitId, k: 'signatory' },
    { ...figure, i: place.measureId, o: 1, r: 'no-time', k: `measure/${place.measureId}` },
    { ...numbers, d: place.disputeId, m: 'messages', w: '2024-10-25', r: 'table', v: 1 },
    { ...numbers, d: place.disputeId, m: 'messages', w: '2024-10-25', r: place.disputeId },
    { f: stagedId, n: 0, v: 1, k: 'day', c: 1, p: 0, yes: 1 },
    {
      b: 3,
      n: 1,
      yes: 1,
      t: 1_730_300_000_000,
      k: 'now',
      to: { debtors: deadlineId, unread: 3, only: [unitId] },
    },
    { b: '3', n: -1, t: 'x', k: '__proto__', to: { below: { m: '__proto__', v: 1 } }, v: 'school' },
    { b: 1, u: '2024-12-15', g: 'own', o: 1, n: 30, r: 'head', p: 0 },
    {
      s: unitId,
      i: place.reportId,
      f: 'class-report',
      o: '2024-10',
      r: '9А',
      q: 'chat',
      v: 0,
      do: 'again',
      h: 'x',
    },
    {
      s: unitId,
      i: place.reportId,
      f: place.formCode,
      o: '2024-10',
      r: '',
      q: 'f1',
      v: 1,
      do: 'save',
      yes: 1,
    },
    {
      s: unitId,
      f: 'class-report',
      o: `${deadlineId}/once`,
      r: '__proto__',
      q: '__proto__',
      do: 'choose',
      p: 9,
    },
    { t: place.profileId, m: place.metricCode, k: shortHash('охват'), x: 'skip', yes: 1, q: 'rename' },
    {
      t: place.profileId,
      m: place.metricCode,
      k: '__proto__',
      u: 7,
      f: stagedId,
      a: 0,
      q: 'since',
      v: 'today',
    },
    { b: 2, u: 'x', g: '__proto__', o: 2, n: 'year', yes: 1, p: 1 },
  ];
}

/** Every row that belongs to a unit, as text. */
function rowsOf(db: ReturnType<typeof createTestWorld>['db'], unitIds: readonly UnitId[]): string {
  const list = JSON.stringify(unitIds);
  const tables = [
    'SELECT * FROM unit WHERE id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM unit_alias WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM measurement WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM binding WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM dispute WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM invitation WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM duty_answer WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM duty_unit WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM duty_extension WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM import WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM duty WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM staged_file WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM district_setting WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM journal WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM office_notice WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM batch WHERE district_id IN (SELECT value FROM json_each(?))',
    `SELECT * FROM batch_recipient AS r WHERE EXISTS (SELECT 1 FROM json_each(r.unit_ids) AS of
       WHERE of.value IN (SELECT value FROM json_each(?)))`,
    'SELECT * FROM results_post WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM chat WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM measure WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM step_delay WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM week_note WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM report_draft WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM school_report WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM school_class WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM report_form WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM week_note_words WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM diagnosis WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM finding WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM question WHERE unit_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM answer_attachment WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM district_link WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM table_source WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM table_profile WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM district_metric WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM letter WHERE district_id IN (SELECT value FROM json_each(?))',
    'SELECT * FROM published_sum WHERE district_id IN (SELECT value FROM json_each(?))',
  ];
  return JSON.stringify(tables.map((sql) => all(db, sql, [list])));
}

function incidents(db: ReturnType<typeof createTestWorld>['db']): unknown[] {
  return all(db, 'SELECT incident, event_id FROM inbox WHERE incident IS NOT NULL');
}

describe.each(AUDIENCES)('%s', (audience) => {
  const serves = (name: string) =>
    features.commands.some((command) => command.name === name && command.who.includes(audience));

  test.each(names.filter(serves))('%s in private, with own, forged and no arguments', (name) => {
    const scene = createScene(audience);
    const { world, own, neighbour, foreign, farId } = scene;
    // A director's whole district is foreign but for the school; the office's is the other district.
    const foreignUnits = isOffice(audience)
      ? [farId, foreign.unitId]
      : [farId, foreign.unitId, neighbour.unitId];
    const before = rowsOf(world.db, foreignUnits);
    const said: string[] = [];
    const forged = [foreign, neighbour, own].map(forgedArgs);
    for (const args of [{}, ...forged.flat()]) {
      said.push(world.say(ACTOR, '(кнопка)', { payload: { c: name, a: args } }));
    }
    const texts = said.join('\n');
    expect(incidents(world.db)).toEqual([]);
    expect(texts).not.toContain(FOREIGN_FIGURE);
    expect(texts).not.toContain('Чужедальняя');
    expect(texts).not.toContain('photo603');
    expect(texts).not.toMatch(new RegExp(`(показатель|столбец) ${farId}(?!\\d)`));
    expect(texts).not.toMatch(
      new RegExp(`(мера|анализ|дополнение|вопрос|слова|рассылка) ${foreign.unitId}(?!\\d)`),
    );
    if (!isOffice(audience)) {
      expect(texts).not.toContain(NEIGHBOUR_FIGURE);
      expect(texts).not.toContain('Соседская');
      expect(texts).not.toMatch(/photo602_1/);
      expect(texts).not.toMatch(
        new RegExp(`(мера|анализ|дополнение|вопрос|слова|рассылка) ${neighbour.unitId}(?!\\d)`),
      );
    }
    if (audience === 'guest') expect(texts).not.toContain(OWN_FIGURE);
    expect(rowsOf(world.db, foreignUnits)).toBe(before);
  });

  test('commands of others, pressed with own and forged arguments, change and tell nothing', () => {
    const { world, own, neighbour, foreign, farId } = createScene(audience);
    const units = [world.districtId, own.unitId, farId, foreign.unitId, neighbour.unitId];
    const before = rowsOf(world.db, units);
    for (const name of names.filter((one) => !serves(one))) {
      for (const a of [{}, ...[foreign, neighbour, own].map((each) => forgedArgs(each)[0])]) {
        const said = world.say(ACTOR, '(кнопка)', { payload: { c: name, a } });
        expect(said).not.toContain(FOREIGN_FIGURE);
        expect(said).not.toContain('Чужедальняя');
      }
      expect([name, rowsOf(world.db, units) === before]).toEqual([name, true]);
    }
    expect(incidents(world.db)).toEqual([]);
  });

  test.each(names.filter(serves))('%s in a group chat shows nothing of one school', (name) => {
    const { world } = createScene(audience);
    const command = features.commands.find((candidate) => candidate.name === name)!;
    const from = world.transcript.length;
    world.say(ACTOR, '(кнопка)', { peerId: CHAT, payload: { c: name, a: {} } });
    for (const word of command.words) world.say(ACTOR, `/${word}`, { peerId: CHAT });
    const inChat = world.transcript
      .slice(from)
      .split(/^(?=Бот → )/m)
      .filter((part) => part.startsWith(`Бот → ${CHAT}`))
      .join('\n');
    expect(incidents(world.db)).toEqual([]);
    for (const secret of [
      'Родниковская',
      'Соседская',
      'Чужедальняя',
      OWN_FIGURE,
      NEIGHBOUR_FIGURE,
      'срок ',
    ]) {
      expect(inChat).not.toContain(secret);
    }
    expect(inChat).not.toMatch(/\b(?=[0-9]*[A-Z])[A-Z0-9]{10}\b/);
  });

  test('no two commands share a word', () => {
    const words = features.commands
      .filter(({ who }) => who.includes(audience))
      .flatMap((command) => command.words.map(normaliseText));
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});

test('every command serves somebody and is named once per audience', () => {
  for (const command of features.commands) expect(command.who, command.name).not.toEqual([]);
  for (const audience of AUDIENCES) {
    const served = features.commands.filter(({ who }) => who.includes(audience)).map(({ name }) => name);
    expect(served.filter((name, index) => served.indexOf(name) !== index)).toEqual([]);
  }
});
