import { answer } from '../bot/answer.ts';
import type { Answer } from '../bot/answer.ts';
import { isChat } from '../bot/incoming.ts';
import type { Incoming, IncomingMessage } from '../bot/incoming.ts';
import type { Outgoing, Reply } from '../bot/outgoing.ts';
import { route } from '../bot/router.ts';
import type { Context, World } from '../features/context.ts';
import { onlyServed, withoutRepeats } from '../features/keyboards.ts';
import { districtContextOf } from '../features/settings.ts';
import { claimNotices } from '../features/subjects/office/office-notices.ts';
import type { Features } from '../features/registry.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Logger } from '../shared/log.ts';
import { randomCode } from '../shared/random.ts';
import { deleteDialog, findDialog, saveDialog } from '../storage/dialog.ts';
import { findWaitingEvent, markHandled } from '../storage/inbox.ts';
import type { WaitingEvent } from '../storage/inbox.ts';
import { enqueue, enqueueButtonAnswer } from '../storage/outbox.ts';
import { listScreen } from '../storage/outbox-history.ts';
import { findPersonByExternalId, setReachable } from '../storage/person.ts';
import { insertTask } from '../storage/task.ts';
import { findUnit, getUnit } from '../storage/unit.ts';
import { inTransaction } from '../storage/transaction.ts';
import { enqueueNotice } from './enqueue-notice.ts';
import { audiencesOf, findContext } from './find-context.ts';
import { refreshRemindersOf } from './refresh-reminders.ts';
import { texts } from './texts.ts';

/** A question that nobody answered for this long is closed, and a button of such an age is not pressed by its label. */
const DAY_MS = 24 * 60 * 60_000;
/** VK takes the answer to a callback button for a minute. */
const BUTTON_ANSWER_MS = 50_000;

type Shell = { world: Omit<World, 'now'>; features: Features; log: Logger };

/**
 * Handles waiting events, oldest first, up to `limit` of them in one transaction with everything they say and change;
 * an event that throws is undone alone, and its sender is told calmly. Returns how many were handled.
 */
export function handleWaiting(shell: Shell, now: Date, limit = 50): number {
  const { db } = shell.world;
  if (findWaitingEvent(db) === undefined) return 0;
  return inTransaction(db, () => {
    let handled = 0;
    for (; handled < limit; handled++) {
      const event = findWaitingEvent(db);
      if (event === undefined) break;
      handleOne(shell, event, now);
    }
    return handled;
  });
}

function handleOne(shell: Shell, event: WaitingEvent, now: Date): void {
  const world: World = { ...shell.world, now };
  try {
    // A savepoint: what a broken handler wrote goes, what the others wrote stays.
    inTransaction(world.db, () => {
      const keep = handle(shell, world, event);
      markHandled(world.db, event.id, { now, keep });
    });
  } catch (error) {
    const incident = randomCode(world.random, 4);
    shell.log.error({ incident, event: event.eventId, kind: event.incoming.kind, error }, 'event failed');
    const peerId = 'peerId' in event.incoming ? event.incoming.peerId : undefined;
    if (peerId !== undefined) {
      enqueue(world.db, { to: peerId, lane: 'reply', text: texts.ourFault(incident) }, world);
    }
    markHandled(world.db, event.id, { now, keep: true, incident });
  }
}

/** Returns whether the payload may be kept: a guest's words are not. */
function handle(shell: Shell, world: World, { incoming }: WaitingEvent): boolean {
  switch (incoming.kind) {
    case 'message':
      return handleMessage(shell, world, incoming, incoming.payload);
    case 'button': {
      enqueueButtonAnswer(
        world.db,
        { answerId: incoming.answerId, senderId: incoming.senderId, peerId: incoming.peerId },
        new Date(world.now.getTime() + BUTTON_ANSWER_MS),
        world,
      );
      const message: IncomingMessage = {
        ...incoming,
        kind: 'message',
        text: '',
        files: [],
        conversationMessageId: 0,
      };
      return handleMessage(shell, world, message, incoming.payload);
    }
    case 'allowed':
    case 'denied':
      setReachable(world.db, incoming.senderId, incoming.kind === 'allowed', incoming.kind);
      return true;
    case 'chat-joined': {
      const context = findContext(world, incoming.senderId, incoming.peerId);
      if (context !== undefined) commit(shell, context, shell.features.chatJoined(context));
      return true;
    }
    case 'chat-left':
      for (const notice of shell.features.chatLeft(world, incoming.peerId)) enqueueNotice(world, notice);
      return true;
    case 'task-ended':
      handleTaskEnded(shell, world, incoming);
      return true;
  }
}

function handleMessage(shell: Shell, world: World, message: IncomingMessage, payload: unknown): boolean {
  const context = findContext(world, message.senderId, message.peerId);
  if (context === undefined) return false;
  // Writing in private is VK's own permission to answer there.
  if (!isChat(message.peerId)) setReachable(world.db, message.senderId, true);
  const answered = isChat(message.peerId)
    ? answerInChat(shell, context, message, payload)
    : answerInPrivate(shell, context, message, payload);
  if (answered !== undefined) {
    commit(shell, answered.context, answered.answer);
    refreshRemindersOf(answered.context);
  }
  // Who erased themself with this very message leaves no words behind either.
  return (
    answered?.answer.forgets !== true &&
    context.actor.audience !== 'guest' &&
    findPersonByExternalId(world.db, message.senderId) !== undefined
  );
}

function answerInPrivate(
  { features }: Shell,
  context: Context,
  message: IncomingMessage,
  payload: unknown,
): { context: Context; answer: Answer } {
  const raw = {
    text: message.text,
    ref: message.ref,
    files: message.files,
    pictures: message.pictures ?? [],
    ...(payload !== undefined && { isPressed: true as const }),
  };
  for (const intercept of features.intercepts) {
    const found = intercept(context, raw);
    if (found !== undefined) return { context, answer: found };
  }
  const stored = findDialog(context.db, context.actor.person.id, context.peerId);
  const isOver = stored !== undefined && context.now.getTime() - stored.updatedAt.getTime() > DAY_MS;
  // Nothing goes on with it any more, a button of its screen no more than words.
  if (isOver) deleteDialog(context.db, context.actor.person.id, context.peerId);
  const found = route(features, {
    text: message.text,
    payload,
    audience: context.actor.audience,
    openDialog: isOver ? undefined : stored,
    screen: listScreen(context.db, context.peerId, {
      since: new Date(context.now.getTime() - DAY_MS),
      askedAt: isOver ? undefined : stored?.updatedAt,
    }),
  });
  switch (found.kind) {
    case 'command':
      if (found.command.where === 'chat') return { context, answer: features.denied(context, found.command) };
      claimNotices(context, { name: found.command.name, args: found.input.args });
      return { context, answer: found.command.run(context, found.input) };
    case 'dialog':
      return { context, answer: found.dialog.step(context, found.state, raw) };
    case 'denied':
      if (isOver && payload === undefined)
        return { context, answer: features.dialogOver(context, stored.name) };
      return {
        context,
        answer: features.denied(context, found.command, payload === undefined ? raw : undefined),
      };
    case 'unknown': {
      // Words that no longer answer anything: what they answered yesterday is said, and nothing is guessed.
      if (isOver) return { context, answer: features.dialogOver(context, stored.name) };
      for (const fallback of features.fallbacks) {
        const said = fallback(context, raw);
        if (said !== undefined) return { context, answer: said };
      }
      return { context, answer: features.notUnderstood(context, raw) };
    }
  }
}

/** In a group chat only what was clearly meant for the bot is answered, and never with one school's things. */
function answerInChat(
  { features }: Shell,
  context: Context,
  message: IncomingMessage,
  payload: unknown,
): { context: Context; answer: Answer } | undefined {
  const found = route(features, {
    text: message.text,
    payload,
    audience: context.actor.audience,
    openDialog: undefined,
    screen: listScreen(context.db, context.peerId, { since: new Date(context.now.getTime() - DAY_MS) }),
  });
  if (found.kind !== 'command' && found.kind !== 'denied') return undefined;
  const { command } = found;
  // People talk to each other here: «готово» without a mention or a slash is not said to the bot.
  const isMeant = message.addressed === true || payload !== undefined || message.text.trim().startsWith('/');
  if (!isMeant && command.where !== 'chat') return undefined;
  if (command.where !== 'private') {
    return {
      context,
      answer: found.kind === 'denied' ? features.denied(context, command) : command.run(context, found.input),
    };
  }
  const { person, audience } = context.actor;
  if (person.reachable !== true || (audience === 'guest' && found.kind === 'denied')) {
    return { context, answer: answer(texts.openDialogFirst(dialogLink(context)), { dialog: 'keep' }) };
  }
  const inPrivate: Context = { ...context, peerId: person.externalId };
  const said =
    found.kind === 'denied' ? features.denied(inPrivate, command) : command.run(inPrivate, found.input);
  const pointer: Outgoing = { to: context.peerId, lane: 'reply', text: texts.answeredInPrivate };
  return { context: inPrivate, answer: { ...said, notices: [...(said.notices ?? []), pointer] } };
}

function handleTaskEnded(shell: Shell, world: World, ended: Extract<Incoming, { kind: 'task-ended' }>): void {
  const ofDistrict = shell.features.districtTaskEnded.get(ended.task);
  if (ofDistrict !== undefined) {
    const { districtId } = ended.params as { districtId: UnitId };
    const district = findUnit(world.db, districtId);
    if (district === undefined) return;
    const notices = ofDistrict(districtContextOf(world, district), ended.params, ended.result);
    for (const notice of notices) enqueueNotice(world, fitting(shell, world.db, notice.to, notice));
    return;
  }
  const handler = shell.features.taskEnded.get(ended.task);
  if (handler === undefined) throw new Error(`no feature takes the task ${ended.task}`);
  const { senderId } = ended.params as { senderId: number };
  const context = findContext(world, senderId, senderId);
  if (context !== undefined) commit(shell, context, handler(context, ended.params, ended.result));
}

/** Said with those of its buttons that its reader may press. Read after the handler: it may have given or taken a role. */
function fitting<Said extends Reply>(
  { features }: Shell,
  db: World['db'],
  to: number,
  { keyboard, ...said }: Said,
): Omit<Said, 'keyboard'> & Pick<Reply, 'keyboard'> {
  const served =
    keyboard === undefined || isChat(to)
      ? keyboard
      : onlyServed(features.commands, audiencesOf(db, to), keyboard);
  return { ...said, ...(served && { keyboard: served }) };
}

function commit(
  shell: Shell,
  context: Context,
  { replies, notices = [], tasks = [], dialog = 'end' }: Answer,
): void {
  const { db, now, actor, peerId } = context;
  for (const [index, said] of replies.entries()) {
    const text = index === 0 ? withSpeaker(context, said.text) : said.text;
    enqueue(
      db,
      { ...withoutRepeats(context, fitting(shell, db, peerId, said)), text, to: peerId, lane: 'reply' },
      context,
    );
  }
  for (const notice of notices) enqueueNotice(context, fitting(shell, db, notice.to, notice));
  for (const { kind, params } of tasks) insertTask(db, kind, params, now);
  if (dialog === 'end') deleteDialog(db, actor.person.id, peerId);
  else if (dialog !== 'keep') saveDialog(db, actor.person.id, peerId, dialog, now);
}

/**
 * Who speaks for several schools sees in the first line which one the answer is about; a handler that answers about
 * another of them (a button of yesterday's reminder) says so itself.
 */
function withSpeaker({ db, actor, district, peerId }: Context, text: string): string {
  if (actor.bindings.length < 2 || actor.binding === undefined || isChat(peerId)) return text;
  const names = actor.bindings.map(({ unitId }) => getUnit(db, unitId).name);
  return names.some((name) => text.startsWith(name))
    ? text
    : `${actor.school?.name ?? district.name}\n${text}`;
}

function dialogLink({ community }: Context): string {
  return `https://vk.me/${community.screenName === '' ? `club${community.groupId}` : community.screenName}`;
}
