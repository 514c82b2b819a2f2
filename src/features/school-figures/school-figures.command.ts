import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { allNamedSchools, namedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { metricOnDay, onDay } from '../subjects/figures/figure-args.ts';
import { officeView } from '../subjects/figures/figure-buttons.ts';
import { figureCard } from '../subjects/figures/figure-card.ts';
import { figureSource } from '../subjects/figures/figure-source.ts';
import { figuresScreen } from '../subjects/figures/figures-screen.ts';
import { officeTexts } from '../office-texts.ts';
import { pickArgs, schoolRows } from '../subjects/schools/school-picker.ts';
import { texts } from './texts.ts';

const PAGE = 6;
const schoolArgs = z.object({ s: z.int() });
const sourceArgs = metricOnDay.extend(schoolArgs.shape);

/** What the director of one school sees: {s}, {s, w}; with a metric, {s, m}, its card. */
export const schoolFiguresCommand: Command<Context> = {
  name: 'school-figures',
  words: texts.words,
  help: texts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const pressed = schoolArgs.safeParse(args);
    if (pressed.success) {
      const school = ownSchool(context, pressed.data.s);
      return school === undefined ? answer(officeTexts.stale) : show(context, school, args);
    }
    return which(namedSchools(context), pickArgs.safeParse(args).data?.p ?? 0);
  },
};

/** «Откуда цифра» of a school's figure. */
export const schoolFigureSourceCommand: Command<Context> = {
  name: 'figure-source',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const pressed = sourceArgs.safeParse(args);
    const school = pressed.success ? ownSchool(context, pressed.data.s) : undefined;
    if (!pressed.success || school === undefined) return answer(officeTexts.stale);
    return figureSource(context, officeView(school), pressed.data.m, pressed.data.w);
  },
};

function show(context: Context, school: NamedSchool, args: unknown): Answer {
  const view = officeView(school);
  const ofMetric = metricOnDay.safeParse(args);
  return ofMetric.success
    ? figureCard(context, view, ofMetric.data.m, ofMetric.data.w)
    : figuresScreen(context, view, onDay.safeParse(args).data?.w);
}

/** A closed one too: its figures stay. */
function ownSchool(context: Context, id: number): NamedSchool | undefined {
  return allNamedSchools(context).find((school) => school.id === id);
}

function which(schools: readonly NamedSchool[], page: number): Answer {
  if (schools.length === 0) return answer(texts.noSchools);
  return answer(texts.which, {
    keyboard: inline(...schoolRows(schools, { command: 'school-figures', page, size: PAGE })),
  });
}
