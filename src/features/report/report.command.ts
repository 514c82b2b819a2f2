import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { noteDueOn } from '../../domain/duty.ts';
import { findWeekNote } from '../../storage/week-note.ts';
import { absentFacts } from '../subjects/figures/absent-facts.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { inPairs } from '../subjects/figures/figure-buttons.ts';
import { measureTexts } from '../subjects/causes/measure-texts.ts';
import { withSchool } from '../subjects/causes/measures.ts';
import { momentOf } from '../moment.ts';
import { shortHash } from '../short-hash.ts';
import { schoolArg, speakingFor } from '../subjects/schools/speaking-for.ts';
import { labels, onPeriod } from '../texts.ts';
import { texts } from './texts.ts';
import { weekNoteOf } from './week-note.ts';
import type { WeekNote } from './week-note.ts';

/** `s`: the school of the button; without it the one the person speaks for now. */
const args = z.object({ s: z.int().optional() });

/** The weekly note as it would go now, and what to do with it. */
export const reportCommand: Command<Context> = {
  name: 'report',
  words: texts.words.report,
  help: texts.help.report,
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const { s } = args.safeParse(input.args).data ?? {};
    return reportScreen((s === undefined ? undefined : speakingFor(context, s)) ?? context);
  },
};

/** `remark`: what just happened, said first. */
export function reportScreen(context: Context, remark?: string): Answer {
  const note = weekNoteOf(context);
  if (note === undefined) return nothingScreen(context);
  const sent = findWeekNote(context.db, schoolOf(context).id, note.week.to);
  const isNew = sent === undefined;
  const isSame = sent?.text === note.text;
  const head = [...(remark === undefined ? [] : [remark]), ...headLines(context, note, sent, isSame)];
  const lacks = note.lacks.cause || note.lacks.measures ? [texts.lacks(note.lacks)] : [];
  return answer(
    withSchool(context, [...head, '', bodyOf(context, note), ...(isSame ? [] : lacks)].join('\n')),
    {
      keyboard: inline(
        ...(isSame ? [] : [[sendButton(context, note, isNew ? texts.send : texts.sendAnew)]]),
        ...inPairs([
          button(note.words === undefined ? texts.add : texts.change, 'report-words', argsOf(context)),
          ...(note.lacks.cause ? [button(labels.why, 'why', argsOf(context))] : []),
          button(labels.plan, 'plan'),
          classReportButton(context),
        ]),
      ),
    },
  );
}

/** The text as it goes, but for the school's name: its own director knows it, or has read it in the first line. */
function bodyOf(context: Context, { text }: WeekNote): string {
  const name = `${schoolOf(context).name}\n`;
  return text.startsWith(name) ? text.slice(name.length) : text;
}

/** No week with figures of the school: the table has not come, or the school is not in it. */
function nothingScreen(context: Context): Answer {
  const [absent] = absentFacts(context, schoolOf(context));
  const plan = button(labels.plan, 'plan');
  if (absent === undefined) {
    return answer(withSchool(context, texts.noFigures(context.settings.operator)), {
      keyboard: inline([plan, classReportButton(context)]),
    });
  }
  const when = onPeriod(absent.latest.period, yearOf(todayOf(context)));
  return answer(withSchool(context, texts.notListed(when)), {
    keyboard: inline(
      [button(labels.why, 'why', { m: absent.metric.code, ...argsOf(context) }), plan],
      [classReportButton(context)],
    ),
  });
}

function headLines(
  context: Context,
  { week }: WeekNote,
  sent: { sentAt: Date } | undefined,
  isSame: boolean,
): string[] {
  const today = todayOf(context);
  const thisYear = yearOf(today);
  if (sent === undefined) {
    const dueOn = noteDueOn(week, context.settings);
    const due = measureTexts.noteDue(dueOn, thisYear);
    return [texts.ready({ due, isLate: dueOn < today, basis: context.settings.reportBasis })];
  }
  return [
    texts.sentAlready(week, momentOf(context, sent.sentAt), thisYear),
    ...(isSame ? [] : [texts.changed]),
  ];
}

/** Carries what stands for the text: what a person did not see is not sent. */
function sendButton(context: Context, { week, text }: WeekNote, label: string): Button {
  return button(label, 'report-send', { ...argsOf(context), w: week.to, h: shortHash(text) }, 'positive');
}

/** The other report of a school, which is no weekly one. */
function classReportButton(context: Context): Button {
  return button(labels.classReport, 'school-report', schoolArg(context));
}

/** The school that the screen is of. */
function argsOf(context: Context): { s: number } {
  return { s: schoolOf(context).id };
}
