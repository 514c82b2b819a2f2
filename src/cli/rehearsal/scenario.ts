import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { parseCalendarDay } from '../../domain/calendar-day.ts';
import { instantOf, parseLocalTime } from '../../domain/zone.ts';
import type { TimeZone } from '../../domain/zone.ts';
import { AppError } from '../../shared/app-error.ts';
import type { Cast } from './cast.ts';
import type { Act } from './rehearse.ts';
import { rehearsalTexts as texts } from './texts.ts';

const moment = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
const who = z.union([z.string().min(1), z.int()]);

/** What people do and when, by the district's clocks («2026-09-04 18:30»). */
const actSchema = z.union([
  z.strictObject({ at: moment, who, say: z.string().min(1) }),
  z.strictObject({ at: moment, who, press: z.string().min(1) }),
  z.strictObject({ at: moment, who, file: z.string().min(1) }),
  z.strictObject({ at: moment, downUntil: moment }),
]);

/** Reads a scenario file (JSON); files that it names stand beside it. Throws AppError with what is wrong in it. */
export function readScenario(file: string, { cast, zone }: { cast: Cast; zone: TimeZone }): Act[] {
  const path = resolve(file);
  const given = parsed(readText(path, file), file);
  if (!Array.isArray(given)) throw new AppError(texts.badScenario(file, texts.scenario.notList));
  const bad = (index: number, problem: string) =>
    new AppError(texts.badScenario(file, texts.scenario.inAct(index + 1, problem)));
  return given.map((one: unknown, index): Act => {
    const instant = (text: string): Date => {
      const [day, time] = [parseCalendarDay(text.slice(0, 10)), parseLocalTime(text.slice(11))];
      if (day === undefined || time === undefined) throw bad(index, texts.scenario.noSuchMoment(text));
      return instantOf(day, time, zone);
    };
    const read = actSchema.safeParse(one);
    if (!read.success) throw bad(index, texts.scenario.shape);
    const act = read.data;
    const at = instant(act.at);
    if ('downUntil' in act) {
      const downUntil = instant(act.downUntil);
      if (downUntil <= at) throw bad(index, texts.scenario.downBackwards);
      return { at, downUntil };
    }
    const actor = cast.find(String(act.who));
    if (actor === undefined) throw bad(index, texts.scenario.noSuchPerson(String(act.who)));
    if ('say' in act) return { at, who: actor, say: act.say };
    if ('press' in act) return { at, who: actor, press: act.press };
    try {
      return {
        at,
        who: actor,
        file: basename(act.file),
        bytes: readFileSync(resolve(path, '..', act.file)),
      };
    } catch (error) {
      throw new AppError(
        texts.badScenario(file, texts.scenario.inAct(index + 1, texts.scenario.noFile(act.file))),
        {
          cause: error,
        },
      );
    }
  });
}

function readText(path: string, file: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new AppError(texts.scenario.unreadable(file), { cause: error });
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError(texts.badScenario(file, texts.scenario.notJson), { cause: error });
  }
}
