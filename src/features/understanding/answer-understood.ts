import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Keyboard } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { mayRead } from '../../domain/known-answer.ts';
import type { UnitId } from '../../domain/unit.ts';
import { listMeasurementsOfMetric } from '../../storage/measurement.ts';
import { nearest } from '../../text/words.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { mainKeyboard } from '../keyboards.ts';
import { answerQuestion, keepQuestion } from '../subjects/answers/answer-question.ts';
import { answerScreen } from '../subjects/answers/answer-screen.ts';
import { isAbout } from '../subjects/figures/figure-facts.ts';
import { factsOfSchool } from '../subjects/schools/school-facts.ts';
import { labels } from '../texts.ts';
import { buttonOf, isWeekly, keyboardOf, labelOf, meaningOf, saidOf, wordOf } from './meaning-words.ts';
import type { Lack, Meaning, Understanding } from './resolve.ts';
import type { Scene } from './scene.ts';
import { texts } from './texts.ts';

/** So many letters away a text is still the command's own word. */
const MOST_MISPRINTS = 2;
const MOST_FIGURES = 5;

/** What is answered to words that were understood so; undefined where nothing can be said of them. */
export function answerTo(scene: Scene, understood: Understanding, text: string): Answer | undefined {
  const { context } = scene;
  switch (understood.kind) {
    case 'run':
      return run(scene, understood, text);
    case 'choose':
      return choose(scene, understood);
    case 'manner':
      return mannerly(scene, understood.manner);
    case 'other-school':
      return answer(texts.otherSchool(wordOf(scene, 'compare')), keyboardOf(scene, ['figures', 'compare']));
    case 'other-own-school':
      return answer(texts.otherOwnSchool, keyboardOf(scene, ['switch-school']));
    case 'no-such-school':
      return answer(texts.noSuchSchool, keyboardOf(scene, ['schools']));
    case 'beyond':
      return answer(texts.beyond[understood.beyond](context.actor.school === undefined));
    case 'not-yours':
      return undefined;
    case 'none': {
      const known = understood.answer === undefined ? undefined : knownAnswer(scene, understood.answer, text);
      if (known !== undefined) return known;
      const found = understood.isOurs ? answerQuestion(context, text) : undefined;
      if (found !== undefined) return found;
      const [offer] = understood.offer;
      if (offer === undefined && !understood.isQuestion) return undefined;
      const ask = wordOf(scene, 'ask') === undefined ? [] : [button(labels.ask, 'ask')];
      return offer === undefined
        ? answer(texts.noAnswer, ask.length === 0 ? {} : { keyboard: inline(ask) })
        : offered(texts.mayHelp(meaningOf(scene, offer)), inline([buttonOf(scene, offer)], ask));
    }
  }
}

/** Runs what only reads; its first line says what was understood, unless the words were the command's own. */
function run(
  scene: Scene,
  { meaning, core, lacks }: Extract<Understanding, { kind: 'run' }>,
  text: string,
): Answer | undefined {
  const { context, commands } = scene;
  const command = commands.find(({ name }) => name === meaning.command);
  if (command === undefined) return undefined;
  if (command.name === 'figure-source' && meaning.args.m === undefined) return whichFigure(scene);
  const settled = withKnownPeriod(context, meaning);
  const given = command.run(context, { text: '', args: settled.args });
  const [first, ...others] = given.replies;
  const isOwnWord =
    Object.keys(meaning.args).length === 0 &&
    [text, core].some((said) => nearest(said, command.words, MOST_MISPRINTS) !== undefined);
  if (first === undefined || (isOwnWord && lacks === undefined)) return given;
  const line = [
    texts.understood(meaningOf(scene, settled)),
    ...(lacks === undefined ? [] : [lackInWords(scene, meaning, lacks)]),
  ].join('\n');
  return { ...given, replies: [{ ...first, text: below(context, line, first.text) }, ...others] };
}

function lackInWords(scene: Scene, { command }: Meaning, lack: Lack): string {
  if (lack === 'dynamics') return texts.noDynamics;
  if (lack === 'forecast') return texts.noForecast;
  return texts.onlyLatest(lack.week, wordOf(scene, command) ?? '', yearOf(todayOf(scene.context)));
}

/** The answer that is surely meant; undefined where the reader may not see it. */
function knownAnswer({ context }: Scene, id: string, text: string): Answer | undefined {
  const found = context.reference.answers.answers.find((one) => one.id === id);
  if (found === undefined || !mayRead(found, context.actor.audience)) return undefined;
  return {
    replies: [answerScreen(context, { answer: found, found: { questionId: keepQuestion(context, text) } })],
  };
}

/** A source is of one figure: of those that the school has. */
function whichFigure({ context, commands }: Scene): Answer | undefined {
  const { facts } = factsOfSchool(context, schoolOf(context));
  const metrics = [...new Set(facts.map(({ metric }) => metric))].slice(0, MOST_FIGURES);
  if (metrics.length === 0) {
    return commands.find(({ name }) => name === 'figures')?.run(context, { text: '', args: {} });
  }
  return answer(texts.whichFigure, {
    keyboard: inline(
      ...metrics.map(({ code, shortTitle }) => [button(shortTitle, 'figure-source', { m: code })]),
      [button(labels.figures, 'figures')],
    ),
  });
}

/** The line comes first, but below the name of the school where a person speaks for several. */
function below({ actor, district }: Context, line: string, text: string): string {
  const speaker = actor.school?.name ?? district.name;
  const [head, ...rest] = text.split('\n');
  return actor.bindings.length > 1 && head === speaker
    ? [head, line, ...rest].join('\n')
    : `${line}\n${text}`;
}

function choose(
  scene: Scene,
  { options, doubt }: Extract<Understanding, { kind: 'choose' }>,
): Answer | undefined {
  const [first] = options;
  if (first === undefined) return undefined;
  const rows = options.map((option) => [buttonOf(scene, option)]);
  const heads = {
    writes: () => texts.writes(saidOf(scene, first), labelOf(scene, first)),
    unsure: () => texts.unsure(meaningOf(scene, first)),
    several: () =>
      options.every(({ command, args }) => command === first.command && args.s !== undefined)
        ? texts.whichSchool
        : texts.several(options.map((option) => labelOf(scene, option))),
    refused: () => texts.refused(wordOf(scene, first.command) ?? ''),
  };
  return offered(heads[doubt](), inline(...rows));
}

/** What is named in the text stands under it, on the keyboard below too. */
function offered(text: string, keyboard: Keyboard): Answer {
  return answer(text, { keyboard, keepsAll: true });
}

function mannerly(scene: Scene, manner: Extract<Understanding, { kind: 'manner' }>['manner']): Answer {
  const { context } = scene;
  const keyboard = mainKeyboard(context);
  switch (manner) {
    case 'upset':
      return answer(
        texts.upset(wordOf(scene, 'next-step'), wordOf(scene, 'preferences')),
        keyboardOf(scene, ['next-step', 'preferences']),
      );
    case 'hello':
      return answer(context.actor.school === undefined ? texts.helloOffice : texts.helloSchool, { keyboard });
    case 'thanks':
      return answer(texts.thanks, { keyboard });
    case 'fine':
      return answer(texts.fine, { keyboard });
    case 'refused':
      return answer(texts.nothingDone, { keyboard });
  }
}

/** A month's figure is not of a week: the one of the same month is meant. */
function withKnownPeriod(context: Context, meaning: Meaning): Meaning {
  const { m, w, s } = meaning.args;
  const unitId = s === undefined ? context.actor.school?.id : (s as UnitId);
  if (m === undefined || w === undefined || unitId === undefined) return meaning;
  if (isWeekly(context, m)) return meaning;
  const known = listMeasurementsOfMetric(context.db, unitId, m);
  if (known.some(({ period }) => isAbout(period, w))) return meaning;
  const near = known.find(({ period }) => isSameMonth(period.to, w));
  return near === undefined ? meaning : { ...meaning, args: { ...meaning.args, w: near.period.to } };
}

function isSameMonth(a: CalendarDay, b: CalendarDay): boolean {
  return a.slice(0, 7) === b.slice(0, 7);
}
