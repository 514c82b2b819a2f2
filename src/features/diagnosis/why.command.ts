import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { CAUSES, isNoneFound } from '../../domain/cause.ts';
import { isExplained } from '../../domain/diagnosis.ts';
import { findMetric } from '../../domain/reference.ts';
import type { StoredFinding } from '../../storage/finding.ts';
import { listLatestMeasurements } from '../../storage/measurement.ts';
import { causeText } from '../subjects/causes/cause-texts.ts';
import { isAbsent } from '../subjects/figures/absent-facts.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import type { FigureFact } from '../subjects/figures/figure-facts.ts';
import { isNewer, openFindings, waitingFindings } from '../subjects/causes/open-findings.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { labels, onPeriod } from '../texts.ts';
import { goOn } from './go-on.ts';
import { findProgress, inquiryOf, lowFacts, ownFacts, stepFor } from './progress.ts';
import type { Answers, Inquiry } from './progress.ts';
import { aboutArgs, dayOf, lineOf, metricRows, sayFinding, sayLeft, sayWaiting } from './say.ts';
import { texts } from './texts.ts';
import { withSchool } from './with-school.ts';

const args = z.object({
  m: z.string().optional(),
  s: z.int().optional(),
  /** «Продолжить с вопроса 3» */
  on: z.literal(true).optional(),
  /** «Начать заново»: how many answers there were when the button was shown. */
  r: z.int().min(0).optional(),
  /** «Вернуться к вопросам» that were left for later. */
  back: z.literal(true).optional(),
});
type Args = z.infer<typeof args>;

/** «Почему мало»: from a low figure by a few questions to its cause. */
export const whyCommand: Command<Context> = {
  name: 'why',
  words: texts.words.why,
  help: texts.help.why,
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args).data ?? {};
    const about = pressed.s === undefined ? context : speakingFor(context, pressed.s);
    if (about === undefined) return answer(texts.gone);
    const facts = ownFacts(about);
    if (facts.length === 0) return say(about, texts.noFigures(about.settings.operator));
    const low = lowFacts(facts);
    if (pressed.m === undefined) {
      // What was begun goes before what is lower.
      const begun = low.find((fact) => (findProgress(about, inquiryOf(fact, facts))?.size ?? 0) > 0);
      const first = begun ?? low[0];
      if (first === undefined) return say(about, texts.allWell);
      return open(
        about,
        inquiryOf(first, facts),
        {},
        low.filter((fact) => fact !== first),
      );
    }
    const fact = facts.find(({ metric }) => metric.code === pressed.m);
    if (fact === undefined) return noFigure(about, pressed.m);
    if (low.includes(fact)) return open(about, inquiryOf(fact, facts), pressed);
    const line = lineOf(about, fact);
    const said = isExplained(fact.metric.code) ? texts.notLow(line) : texts.notExplained(line);
    return answer(withSchool(about, low.length > 0 ? `${said}\n${texts.others}` : said), {
      keyboard: inline(
        ...(low.length > 0 ? metricRows(about, low) : [[button(labels.nextStep, 'next-step')]]),
      ),
    });
  },
};

/** `others`: low figures besides, where the bot itself chose this one. */
function open(context: Context, inquiry: Inquiry, pressed: Args, others: readonly FigureFact[] = []): Answer {
  const { fact } = inquiry;
  const school = schoolOf(context);
  const answers = findProgress(context, inquiry);
  const given = answers?.size ?? 0;
  const isAnew = pressed.r === given;
  if (answers !== undefined && given > 0 && !isAnew)
    return goBack(context, inquiry, answers, pressed, others);

  const before = openFindings(context, [school]).find(({ metricCode }) => metricCode === fact.metric.code);
  const isSettled = before !== undefined && !isNewer(context, fact, before);
  if (isSettled && answers === undefined && !isAnew) {
    return sayFinding(context, { fact, finding: before, isNew: false, others });
  }
  const done = waitingFindings(context, [school]).find(({ metricCode }) => metricCode === fact.metric.code);
  if (done !== undefined && answers === undefined && !isAnew) {
    return sayWaiting(context, { fact, done, others });
  }
  return goOn(context, inquiry, new Map(), {
    lead: [
      firstLine(context, fact, others.length > 0),
      ...skippedLines(context, inquiry),
      ...(before === undefined ? [] : [beforeLine(context, before)]),
    ],
    others,
  });
}

/** A conversation that was begun: on by the button, otherwise the choice. */
function goBack(
  context: Context,
  inquiry: Inquiry,
  answers: Answers,
  pressed: Args,
  others: readonly FigureFact[],
): Answer {
  const { fact } = inquiry;
  if (pressed.back === true) {
    return goOn(context, inquiry, new Map([...answers].filter(([, one]) => one !== 'later')));
  }
  if (pressed.on === true) return goOn(context, inquiry, answers);
  const step = stepFor(inquiry, answers);
  if (step.kind === 'left') return sayLeft(context, inquiry, step, others);
  // The data of today leave nothing more to ask.
  if (step.kind === 'cause') return goOn(context, inquiry, answers);
  const about = aboutArgs(context, fact);
  return answer(withSchool(context, texts.paused(lineOf(context, fact), step.place, step.of)), {
    keyboard: inline(
      [button(texts.goOn(step.place), 'why', { ...about, on: true }, 'primary')],
      [button(texts.anew, 'why', { ...about, r: answers.size })],
      ...metricRows(context, others),
    ),
  });
}

function firstLine(context: Context, fact: FigureFact, isChosen: boolean): string {
  if (isAbsent(fact.latest)) return texts.absent(onPeriod(fact.latest.period, yearOf(todayOf(context))));
  const line = lineOf(context, fact);
  if (fact.latest.doubt !== undefined) return texts.doubtful(line);
  if (!isChosen) return texts.about(line);
  return fact.metric.kind === 'status' ? texts.decisive(line) : texts.lowest(line);
}

function beforeLine(context: Context, { cause, foundAt }: StoredFinding): string {
  const on = dayOf(context, foundAt);
  return isNoneFound(cause) ? texts.beforeNothing(on) : texts.before(causeText(cause).name, on);
}

/** What is not asked, because the data tell it. */
function skippedLines(context: Context, { fact, questions, known }: Inquiry): string[] {
  if (isAbsent(fact.latest)) return [];
  const asked = CAUSES.filter(
    ({ code, metrics }) => !isNoneFound(code) && metrics.includes(fact.metric.code),
  );
  if (fact.metric.code === 'status' && questions.length > 1) return [texts.conditions];
  if (questions.length === asked.length || questions.length === 1) return [];
  const status = known.find(({ metric, latest }) => metric.code === 'status' && latest.value === 1);
  if (status === undefined || status.latest.period.to < fact.latest.period.to) return [texts.skipped];
  return [texts.activeSince(texts.day(status.latest.period.to, yearOf(todayOf(context))))];
}

function noFigure(context: Context, code: string): Answer {
  const metric = findMetric(context.reference, code);
  if (metric === undefined) return answer(texts.gone);
  const school = schoolOf(context);
  const [newest] = listLatestMeasurements(context.db, [school.id], 1)
    .filter((one) => one.metric.code === code)
    .toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1));
  return say(
    context,
    newest?.state === 'not-listed' ? texts.notListed(metric.title) : texts.noFigure(metric.title),
  );
}

function say(context: Context, text: string): Answer {
  return answer(withSchool(context, text), {
    keyboard: inline([button(labels.figures, 'figures'), button(labels.contacts, 'contacts')]),
  });
}
