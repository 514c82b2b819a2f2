import type { Command } from 'commander';
import { lookAtCommunity } from '../app/look-at-community.ts';
import type { CommunityLook } from '../app/look-at-community.ts';
import { plannedRuns } from '../app/planned-runs.ts';
import { addDays, yearOf } from '../domain/calendar-day.ts';
import { hasYear } from '../domain/working-calendar.ts';
import { localDayOf, localTimeOf, parseTimeZone } from '../domain/zone.ts';
import type { World } from '../features/context.ts';
import { zoneOf } from '../features/district-hours.ts';
import { createFeatures } from '../features/registry.ts';
import { settingsOf } from '../features/settings.ts';
import { listChats } from '../storage/chat.ts';
import { listDistricts } from '../storage/unit.ts';
import { checkTexts as texts, helpTexts as help } from './command-texts.ts';
import { printLines } from './io.ts';
import { startProgress } from './progress.ts';
import { withDatabase } from './session.ts';
import type { Run, Session } from './session.ts';
import { vkAccess } from './start-command.ts';

/** Clocks further apart than this make people hear of a Friday at the wrong minute. */
const CLOCK_TOLERANCE_MS = 60_000;
/** The calendar of the next year is asked for this long before it begins. */
const CALENDAR_AHEAD_DAYS = 45;
const RUNS_SHOWN = 3;

/** `error`: the bot does not work; `warning`: something of it does not; `next`: what comes. */
type CheckLine = { level: 'ok' | 'warning' | 'error' | 'next'; sentence: string };

export function addCheckCommand(program: Command, run: Run): void {
  program
    .command('check')
    .description(help.check)
    .action(() => run((session) => check(session)));
}

async function check(session: Session): Promise<number | undefined> {
  const { io, config, secrets } = session;
  const access = vkAccess(config, secrets);
  const progress = startProgress(io);
  return await withDatabase(session, async (world) => {
    progress.say(texts.asking);
    const chats = listChats(world.db).filter(({ present }) => present);
    const look = await lookAtCommunity(
      { ...config.vk, ...access },
      chats.map(({ peerId }) => peerId),
    );
    progress.end();
    const lines = [
      ...communityLines(look, chats.length),
      ...clockLines(look, io.clock.now()),
      ...calendarLines(world),
      ...runLines(world),
    ];
    printLines(
      (text) => io.stdout(text),
      lines.map(({ level, sentence }) => texts.line(level, sentence)),
    );
    return lines.some(({ level }) => level === 'error') ? 1 : undefined;
  }).finally(() => progress.end());
}

function communityLines({ group, findings }: CommunityLook, chats: number): CheckLine[] {
  const wrong = findings.map(({ level, advice }): CheckLine => ({
    level: level === 'unknown' ? 'warning' : level,
    sentence: advice,
  }));
  if (group === undefined) return wrong;
  const isAbout = (...codes: readonly string[]) => findings.some(({ code }) => codes.includes(code));
  const good = [
    texts.group(group.name, group.screenName),
    ...(isAbout('right-missing', 'not-checked') ? [] : [texts.rights]),
    ...(isAbout('long-poll-off', 'long-poll-version', 'long-poll-event', 'not-checked')
      ? []
      : [texts.longPoll]),
    ...(chats === 0 || isAbout('chat-unreachable', 'not-checked') ? [] : [texts.chats(chats)]),
  ];
  const noChats: CheckLine[] = chats === 0 ? [{ level: 'warning', sentence: texts.noChats }] : [];
  return [...good.map((sentence): CheckLine => ({ level: 'ok', sentence })), ...noChats, ...wrong];
}

function clockLines({ serverTime }: CommunityLook, now: Date): CheckLine[] {
  if (serverTime === undefined) return [];
  const ahead = now.getTime() - serverTime.getTime();
  if (Math.abs(ahead) <= CLOCK_TOLERANCE_MS) return [{ level: 'ok', sentence: texts.clock }];
  return [{ level: 'error', sentence: texts.clockWrong(Math.round(Math.abs(ahead) / 60_000), ahead > 0) }];
}

function calendarLines({ now, defaults, reference }: World): CheckLine[] {
  const zone = parseTimeZone(defaults.timeZone) ?? zoneOf(defaults);
  const today = localDayOf(now, zone);
  const years = [...new Set([yearOf(today), yearOf(addDays(today, CALENDAR_AHEAD_DAYS))])];
  return years.map((year) =>
    hasYear(reference.calendar, year)
      ? { level: 'ok', sentence: texts.calendar(year) }
      : { level: 'warning', sentence: texts.noCalendar(year) },
  );
}

function runLines(world: World): CheckLine[] {
  const runs = plannedRuns({ world, features: createFeatures() }, world.now, RUNS_SHOWN);
  if (runs.length === 0) return [{ level: 'warning', sentence: texts.noRuns }];
  const districts = new Map(listDistricts(world.db).map((district) => [district.name, district]));
  return runs.map(({ title, at, district }) => {
    const unit = districts.get(district);
    const zone = zoneOf(unit === undefined ? world.defaults : settingsOf(world, unit.id));
    return {
      level: 'next',
      sentence: texts.run(title, { day: localDayOf(at, zone), time: localTimeOf(at, zone) }, zone, district),
    };
  });
}
