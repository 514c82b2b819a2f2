import { normaliseText } from '../text/words.ts';
import type { Audience, Command, CommandInput, Dialog } from './command.ts';
import type { ButtonPayload } from './incoming.ts';
import type { OutboxContent } from './outgoing.ts';

/** A beginning with fewer letters stands for no label. */
const SHORTEST_BEGINNING = 4;

/** What a message turned out to ask for. */
export type Route<Context> =
  | { kind: 'command'; command: Command<Context>; input: CommandInput }
  | { kind: 'dialog'; dialog: Dialog<Context>; state: unknown }
  /** A command that exists, but not for this person. */
  | { kind: 'denied'; command: Command<Context> }
  | { kind: 'unknown' };

export type RouteRequest = {
  text: string;
  /** Unchecked, as it came. */
  payload: unknown;
  audience: Audience;
  openDialog: { name: string; state: unknown } | undefined;
  /** What stands on the screen: the bot's newest answer and what came after it, newest first. Labels may be typed. */
  screen: readonly OutboxContent[];
};

/**
 * Decides what a message asks for: the button's payload; the exact words of a command of the person's own; the label
 * of a button that is on the screen; the open dialog; the exact words of somebody else's command; the words of a
 * command followed by its input; the beginning of one label on the screen. A question («готово?») presses no button and
 * runs nothing that writes. Pure. Access is checked here, so that a forged payload opens nothing.
 */
export function route<Context>(
  { commands, dialogs }: { commands: readonly Command<Context>[]; dialogs: readonly Dialog<Context>[] },
  request: RouteRequest,
): Route<Context> {
  const byPayload = fromPayload(commands, request.payload, request.audience);
  if (byPayload !== undefined) return byPayload;

  const typed = normaliseText(request.text);
  const isQuestion = request.text.trimEnd().endsWith('?');
  const mayRun = ({ writes }: Command<Context>) => !isQuestion || writes !== true;
  const exact =
    typed === '' ? [] : commands.filter((command) => mayRun(command) && wordsOf(command).includes(typed));
  const input = { text: '', args: {} };
  if (exact.some(({ who }) => who.includes(request.audience))) return choose(exact, input, request.audience);

  const labelled = isQuestion ? undefined : payloadOfLabel(request.screen, typed);
  const byLabel = labelled && fromPayload(commands, labelled, request.audience);
  if (byLabel !== undefined) return byLabel;

  const dialog = dialogs.find(({ name }) => name === request.openDialog?.name);
  if (dialog?.who.includes(request.audience)) {
    return { kind: 'dialog', dialog, state: request.openDialog?.state };
  }
  // A word of somebody else's command may still be an answer: «отчёт» as the title of a deadline.
  if (exact.length > 0) return choose(exact, input, request.audience);
  const begun = isQuestion ? undefined : begunOnScreen(commands, typed, request);
  return withInput(commands.filter(mayRun), typed, request) ?? begun ?? { kind: 'unknown' };
}

/** The payload's shape is checked; whatever else it holds is the command's to check. */
function parsePayload(payload: unknown): ButtonPayload | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  // VK's own «Начать» of the first visit.
  if ('command' in payload && payload.command === 'start') return { c: 'start', a: { pressed: true } };
  if (!('c' in payload) || typeof payload.c !== 'string') return undefined;
  const args = 'a' in payload && typeof payload.a === 'object' && payload.a !== null ? payload.a : {};
  return { c: payload.c, a: args as Record<string, unknown> };
}

function fromPayload<Context>(
  commands: readonly Command<Context>[],
  payload: unknown,
  audience: Audience,
): Route<Context> | undefined {
  const parsed = parsePayload(payload);
  if (parsed === undefined) return undefined;
  const named = commands.filter(({ name }) => name === parsed.c);
  return named.length === 0 ? undefined : choose(named, { text: '', args: parsed.a ?? {} }, audience);
}

function choose<Context>(
  candidates: readonly Command<Context>[],
  input: CommandInput,
  audience: Audience,
): Route<Context> {
  const allowed = candidates.find(({ who }) => who.includes(audience));
  if (allowed !== undefined) return { kind: 'command', command: allowed, input };
  const [command] = candidates;
  return command === undefined ? { kind: 'unknown' } : { kind: 'denied', command };
}

function payloadOfLabel(screen: readonly OutboxContent[], typed: string): ButtonPayload | undefined {
  if (typed === '') return undefined;
  for (const content of screen) {
    if (content.kind !== 'message') continue;
    for (const button of content.keyboard?.rows.flat() ?? []) {
      if (button.kind === 'command' && spellingsOf(button.label).includes(typed)) return button.payload;
    }
  }
  return undefined;
}

/**
 * A label as it may be typed: «Ознакомлен(а)» without the brackets, and without what is in them. Not «Готово: 30.10 (2)»:
 * there the number tells two of one day apart.
 */
function spellingsOf(label: string): readonly string[] {
  const ending = /(?<=\p{L})\((\p{L}+)\)/gu;
  const [whole, shorter, longer] = [label, label.replaceAll(ending, ''), label.replaceAll(ending, '$1')];
  return [whole, shorter, longer].map(normaliseText);
}

/**
 * «Добавить» where the screen shows «Добавить срок» and no other label that begins so. Only what also has words of its
 * own, carries nothing and asks before it writes is pressed by half its name.
 */
function begunOnScreen<Context>(
  commands: readonly Command<Context>[],
  typed: string,
  { screen, audience }: RouteRequest,
): Route<Context> | undefined {
  if (typed.length < SHORTEST_BEGINNING) return undefined;
  const shown = screen.flatMap((content) =>
    content.kind === 'message' ? (content.keyboard?.rows.flat() ?? []) : [],
  );
  const found = shown.filter(({ label }) => normaliseText(label).startsWith(typed));
  const [only] = found;
  if (only?.kind !== 'command' || new Set(found.map(({ label }) => label)).size > 1) return undefined;
  const { payload, color } = only;
  const isQuiet = payload.a === undefined && color !== 'positive' && color !== 'negative';
  const asking = commands.filter(({ words, writes }) => words.length > 0 && writes !== true);
  return isQuiet ? fromPayload(asking, payload, audience) : undefined;
}

function withInput<Context>(
  commands: readonly Command<Context>[],
  typed: string,
  request: RouteRequest,
): Route<Context> | undefined {
  const found = commands
    .filter(({ takesText }) => takesText !== undefined)
    .flatMap((command) => wordsOf(command).map((word) => ({ command, word })))
    .filter(
      ({ command, word }) =>
        typed.startsWith(`${word} `) && (command.takesText === true || endsInColon(request.text, word)),
    )
    .toSorted((a, b) => b.word.length - a.word.length);
  const [longest] = found;
  if (longest === undefined) return undefined;
  const wordCount = longest.word.split(' ').length;
  // The input keeps the person's own spelling: it may be a name or a title.
  const text = request.text.trim().split(/\s+/).slice(wordCount).join(' ');
  const same = found.filter(({ word }) => word === longest.word).map(({ command }) => command);
  return choose(same, { text, args: {} }, request.audience);
}

/** «План: внести завуча в чат» */
function endsInColon(text: string, word: string): boolean {
  return text.trim().split(/\s+/)[word.split(' ').length - 1]?.endsWith(':') === true;
}

// The words of a command never change; every message is held against all of them.
const normalised = new WeakMap<object, readonly string[]>();

function wordsOf(command: { words: readonly string[] }): readonly string[] {
  let words = normalised.get(command);
  if (words === undefined) normalised.set(command, (words = command.words.map(normaliseText)));
  return words;
}
