import { setTimeout as sleep } from 'node:timers/promises';
import { createBot } from '../../app/create-bot.ts';
import type { Bot } from '../../app/create-bot.ts';
import type { DistrictSettings } from '../../domain/district-settings.ts';
import type { Reference } from '../../domain/reference.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import type { TimeZone } from '../../domain/zone.ts';
import { districtContextOf } from '../../features/settings.ts';
import { nextRuns } from '../../jobs/due-runs.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { AppError } from '../../shared/app-error.ts';
import { createMovableClock } from '../../shared/clock.ts';
import type { Logger } from '../../shared/log.ts';
import { seededRandom } from '../../shared/random.ts';
import { findAppFact } from '../../storage/app-fact.ts';
import { findWaitingEvent } from '../../storage/inbox.ts';
import type { Db } from '../../storage/open.ts';
import { nextOutboxDue } from '../../storage/outbox-sending.ts';
import {
  forgetOutside,
  hasRunSince,
  isEventHandled,
  listPeersSentTo,
  nextHeldDue,
} from '../../storage/rehearsal.ts';
import { listDueTasks } from '../../storage/task.ts';
import { listDistricts } from '../../storage/unit.ts';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { createScript } from './script.ts';
import { rehearsalTexts as texts } from './texts.ts';

/** What somebody does in a rehearsal, or the program: `downUntil` stops it. */
export type Act = { at: Date } & (
  | { who: number; say: string }
  /** The newest button of this label that they were shown. */
  | { who: number; press: string }
  | { who: number; file: string; bytes: Uint8Array }
  | { downUntil: Date }
);

export type Rehearsal = {
  /** A copy that may be written into. */
  db: Db;
  reference: Reference;
  defaults: DistrictSettings;
  from: Date;
  /** Not included. */
  to: Date;
  /** For the times that are printed. */
  zone: TimeZone;
  acts: readonly Act[];
  log: Logger;
  groupId?: number;
};

const TOKEN = 'rehearsal';
const GROUP_ID = 1;
/** Of everything that is drawn at random: the same stretch prints the same, to the byte. */
const SEED = 20_240_901;
/** A job that has nothing in so many days is looked at again then. */
const HORIZON_DAYS = 8;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Real time that one moment may take; only a defect of ours takes longer. */
const LONGEST_MOMENT_MS = 60_000;

/**
 * Runs the unmodified bot against the sandbox from one moment to the next on a clock that stands still between them,
 * and gives `write` everything that would be said, in its order. The same database, stretch and acts print the same.
 */
export async function rehearse(rehearsal: Rehearsal, write: (text: string) => void): Promise<void> {
  const { db, defaults, reference, from, to, zone, log, groupId = GROUP_ID } = rehearsal;
  forgetOutside(db);
  let moment = from;
  // Between two moves it stands: what is said at 12:00 is said at 12:00 however long it takes.
  const clock = createMovableClock({ now: () => from }, from);
  const cast = castOf(db);
  const sandbox = await startSandbox({
    port: 0,
    groupId,
    groupName: 'sferum-monitor',
    screenName: 'rehearsal',
    token: TOKEN,
    clock,
    timeZone: zone,
    people: cast.people,
    chats: cast.chats,
    limits: { requestsPerSecond: Infinity },
  });
  const random = seededRandom(SEED);
  const startBot = async (): Promise<Bot> => {
    const bot = createBot({
      db,
      vk: { token: TOKEN, groupId, apiBaseUrl: sandbox.apiBaseUrl, fileHosts: [] },
      defaults,
      reference,
      clock,
      random,
      log,
      callsPerSecond: 100_000,
    });
    await bot.start();
    return bot;
  };
  const script = createScript({ cast, zone, write });
  const acts = rehearsal.acts.filter(({ at }) => at >= from && at < to).toSorted(byTime);
  const counts = {
    ...cast.counts,
    acts: acts.length,
    outside: rehearsal.acts.length - acts.length,
    isPast: hasRunSince(db, from),
  };
  write(
    `${texts.head({ from: localDayOf(from, zone), to: localDayOf(new Date(to.getTime() - 1), zone) }, counts)}\n\n`,
  );

  let bot: Bot | undefined = await startBot();
  try {
    let isDownUntil: Date | undefined;
    // What people wrote while it was down.
    let waiting: string[] = [];
    for (;;) {
      if (bot !== undefined) {
        await settle({ db, bot, now: moment, eventIds: waiting });
        waiting = [];
        script.print(sandbox.world, listPeersSentTo(db, moment), moment);
      }
      const act = acts[0];
      if (act !== undefined && act.at <= moment) {
        acts.shift();
        if ('downUntil' in act) {
          script.stopped(act.downUntil, moment);
          await bot?.stop();
          bot = undefined;
          isDownUntil = act.downUntil;
        } else {
          waiting.push(...(await perform(act, { db, bot, sandbox, cast, script, zone })));
        }
        continue;
      }
      const next = nextMoment({ db, bot, moment, isDownUntil, act });
      if (next >= to) break;
      moment = next;
      clock.moveTo(moment);
      if (isDownUntil !== undefined && moment >= isDownUntil) {
        isDownUntil = undefined;
        bot = await startBot();
      }
    }
    write(script.total());
  } finally {
    await bot?.stop();
    await sandbox.close();
  }
}

function byTime(a: Act, b: Act): number {
  return a.at.getTime() - b.at.getTime();
}

/** The earliest moment after the present one at which anything can happen. */
function nextMoment({
  db,
  bot,
  moment,
  isDownUntil,
  act,
}: {
  db: Db;
  bot: Bot | undefined;
  moment: Date;
  isDownUntil: Date | undefined;
  act: Act | undefined;
}): Date {
  const moments: (Date | undefined)[] = [act?.at, isDownUntil];
  if (bot !== undefined) {
    const { world, features } = bot.shell;
    for (const district of listDistricts(db)) {
      const context = districtContextOf({ ...world, now: moment }, district);
      for (const job of features.jobs) {
        moments.push(
          ...nextRuns({
            now: moment,
            count: 1,
            horizonDays: HORIZON_DAYS,
            occurrences: (after, upTo) => job.occurrences(context, after, upTo),
          }),
        );
      }
    }
    moments.push(nextOutboxDue(db, moment), nextHeldDue(db, moment));
    // After a stop the office is told of it when what waited has been answered.
    if (findAppFact(db, 'stop') !== undefined) moments.push(new Date(moment.getTime() + MINUTE_MS));
    moments.push(new Date(moment.getTime() + HORIZON_DAYS * DAY_MS));
  }
  const ahead = moments.filter((one) => one !== undefined && one > moment);
  return new Date(Math.min(...ahead.map((one) => one?.getTime() ?? Infinity)));
}

/** Resolves when all that is due at this moment is handled and said, these events of the messenger included. */
async function settle({
  db,
  bot,
  now,
  eventIds,
}: {
  db: Db;
  bot: Bot;
  now: Date;
  eventIds: readonly string[];
}): Promise<void> {
  const giveUpAt = performance.now() + LONGEST_MOMENT_MS;
  for (;;) {
    bot.wake();
    await bot.drain();
    const areHandled = eventIds.every((eventId) => isEventHandled(db, eventId));
    if (areHandled && findWaitingEvent(db) === undefined && listDueTasks(db, now, 1).length === 0) {
      // What the last of it said.
      await bot.drain();
      return;
    }
    if (performance.now() > giveUpAt) throw new AppError(texts.stuck(now.toISOString()));
    await sleep(1);
  }
}

type Stage = {
  db: Db;
  bot: Bot | undefined;
  sandbox: Sandbox;
  cast: Cast;
  script: ReturnType<typeof createScript>;
  zone: TimeZone;
};

/** Gives back the events that nobody has handled yet: the bot is down. */
async function perform(act: Exclude<Act, { downUntil: Date }>, stage: Stage): Promise<string[]> {
  const { db, bot, sandbox, cast, script, zone } = stage;
  const { world } = sandbox;
  const name = cast.nameOf(act.who);
  let eventId: string | undefined;
  if ('say' in act) {
    script.said(act.at, name, act.say);
    ({ eventId } = world.say(act.who, act.who, act.say));
  } else if ('file' in act) {
    script.said(act.at, name, texts.sentFile(act.file));
    ({ eventId } = world.dropFile(act.who, act.who, act.file, act.bytes));
  } else {
    script.said(act.at, name, act.press);
    const shown = world
      .botMessages(act.who)
      .findLast(({ keyboard }) => keyboard?.buttons.flat().some(({ action }) => action.label === act.press));
    if (shown === undefined) {
      const at = `${localDayOf(act.at, zone)} ${localTimeOf(act.at, zone)}`;
      throw new AppError(texts.noButton(name, act.press, at));
    }
    const pressed = world.press(act.who, act.who, shown.conversationMessageId, act.press);
    eventId = pressed.kind === 'link' ? undefined : pressed.eventId;
  }
  const eventIds = eventId === undefined ? [] : [eventId];
  // While the bot is down it waits in the messenger.
  if (bot === undefined) return eventIds;
  await settle({ db, bot, now: act.at, eventIds });
  return [];
}
