import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Audience, Command } from '../../bot/command.ts';
import type { Button, Keyboard } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { mayRead } from '../../domain/known-answer.ts';
import { shortNames } from '../../domain/school-name.ts';
import { isSchool } from '../../domain/unit.ts';
import type { UnitId } from '../../domain/unit.ts';
import { getUnit } from '../../storage/unit.ts';
import { listMeasurementsOfMetric } from '../../storage/measurement.ts';
import { nearest, normaliseText } from '../../text/words.ts';
import { answerQuestion, keepQuestion } from '../subjects/answers/answer-question.ts';
import { answerScreen } from '../subjects/answers/answer-screen.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import type { RawMessage } from '../feature.ts';
import { isAbout } from '../subjects/figures/figure-facts.ts';
import { mainKeyboard } from '../keyboards.ts';
import { factsOfSchool } from '../subjects/schools/school-facts.ts';
import { labels } from '../texts.ts';
import { resolve } from './resolve.ts';
import type { Lack, Meaning, Understanding } from './resolve.ts';
import { LABELS, texts } from './texts.ts';

/** So many letters away a text is still the command's own word. */
const MOST_MISPRINTS = 2;
const MOST_FIGURES = 5;

/** The commands of the person who speaks, and the schools of the district. */
type Scene = { context: Context; commands: readonly Command<Context>[]; schools: readonly NamedSchool[] };

/**
 * A private message that no dialog and no command took, in free words: a command that only reads is run and the answer
 * says what was understood, one that changes something is only offered. Undefined: not understood.
 */
export function understand(
  all: readonly Command<Context>[],
  context: Context,
  message: RawMessage,
): Answer | undefined {
  const scene = sceneOf(all, context, message);
  return scene && say(scene, resolveIn(scene, message.text), message.text);
}

/** The same of a text that no answer is found for; undefined where it asks for no command. */
export function understandCommand(
  all: readonly Command<Context>[],
  context: Context,
  message: RawMessage,
): Answer | undefined {
  const scene = sceneOf(all, context, message);
  if (scene === undefined) return undefined;
  const understood = resolveIn(scene, message.text);
  return understood.kind === 'none' ? undefined : say(scene, understood, message.text);
}

/**
 * A sentence that begins like a command of another role («Показатели за прошлую неделю» of a director): what it asks of
 * this person's own commands; undefined where it asks nothing of them.
 */
export function understandInstead(
  all: readonly Command<Context>[],
  context: Context,
  refused: Command<Context>,
  message: RawMessage,
): Answer | undefined {
  const typed = normaliseText(message.text);
  const scene = sceneOf(all, context, message);
  if (scene === undefined) return undefined;
  const understood = resolveIn(scene, message.text);
  // «Настройки» of a director: everybody has their own.
  const isExact = refused.words.some((word) => normaliseText(word) === typed);
  const isOwn =
    understood.kind === 'choose' && understood.options.every(({ command }) => command === 'preferences');
  if (understood.kind === 'none' || (isExact && !isOwn)) return undefined;
  // «Пригласить Мургукская»: it is that command which was meant, whatever else the words may be.
  const isRefused = !isOwn && understood.kind !== 'run' && mayMean(scene, message.text, refused.name);
  return isRefused ? undefined : say(scene, understood, message.text);
}

/** Whether the words ask for a change by a command of the other side. */
function mayMean({ context, schools }: Scene, text: string, command: string): boolean {
  const reading = resolve(text, {
    side: isOffice(context.actor.audience) ? 'school' : 'coordinator',
    today: todayOf(context),
    schools,
    mayRun: () => true,
  });
  return (
    reading.kind === 'choose' && reading.options.some((option) => option.writes && option.command === command)
  );
}

function sceneOf(
  all: readonly Command<Context>[],
  context: Context,
  { files, pictures }: RawMessage,
): Scene | undefined {
  const { audience } = context.actor;
  if (audience === 'guest' || files.length > 0 || pictures.length > 0) return undefined;
  const commands = all.filter(({ who, where }) => who.includes(audience) && where !== 'chat');
  return { context, commands, schools: speakableSchools(context) };
}

/** The schools of the district, and the person's own in another one. */
function speakableSchools(context: Context): NamedSchool[] {
  const here = namedSchools(context);
  const elsewhere = context.actor.bindings
    .filter(({ role, unitId }) => role !== 'coordinator' && here.every(({ id }) => id !== unitId))
    .map(({ unitId }) => getUnit(context.db, unitId))
    .filter(isSchool);
  const shorts = shortNames(elsewhere.map(({ name }) => name));
  return [
    ...here,
    ...elsewhere.map((school) => ({ ...school, short: shorts.get(school.name) ?? school.name })),
  ];
}

function resolveIn({ context, commands, schools }: Scene, text: string): Understanding {
  const { audience, school, bindings } = context.actor;
  return resolve(text, {
    side: isOffice(audience) ? 'coordinator' : 'school',
    today: todayOf(context),
    schools,
    ownSchool: school?.id,
    otherOwnSchools: bindings.map(({ unitId }) => unitId).filter((id) => id !== school?.id),
    mayRun: (name) => commands.some((command) => command.name === name),
  });
}

function say(scene: Scene, understood: Understanding, text: string): Answer | undefined {
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

function keyboardOf(scene: Scene, names: readonly string[]): { keyboard?: ReturnType<typeof inline> } {
  const row = names.flatMap((name) => {
    const word = wordOf(scene, name);
    return word === undefined ? [] : [button(word, name)];
  });
  return row.length === 0 ? {} : { keyboard: inline(row) };
}

function buttonOf(scene: Scene, meaning: Meaning): Button {
  const { command, args } = meaning;
  const label = labelOf(scene, meaning);
  return Object.keys(args).length === 0 ? button(label, command) : button(label, command, { ...args });
}

function labelOf(scene: Scene, meaning: Meaning): string {
  return texts.label(saidOf(scene, meaning));
}

function meaningOf(scene: Scene, meaning: Meaning): string {
  return texts.meaning(saidOf(scene, meaning));
}

function saidOf(scene: Scene, { command, args }: Meaning) {
  const { context, schools } = scene;
  // A card of one metric needs no other name than the metric's.
  const isCard = command === 'figure' || command === 'school-figures';
  return {
    command,
    label: isCard ? undefined : wordOf(scene, command),
    metric: context.reference.metrics.find(({ code }) => code === args.m)?.title,
    school: schools.find(({ id }) => id === args.s)?.short,
    week: args.m === undefined || isWeekly(context, args.m) ? args.w : undefined,
    many: args.n,
    thisYear: yearOf(todayOf(context)),
  };
}

/** The command's own first word, which is its label everywhere. */
function wordOf({ commands }: Scene, name: string): string | undefined {
  const command = commands.find((one) => one.name === name);
  return command && (LABELS[name] ?? command.words[0]);
}

function isWeekly({ reference }: Context, code: string): boolean {
  return reference.metrics.find((metric) => metric.code === code)?.rhythm === 'weekly';
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

/** A head asks what a coordinator asks. */
function isOffice(audience: Audience): boolean {
  return audience === 'coordinator' || audience === 'head';
}
