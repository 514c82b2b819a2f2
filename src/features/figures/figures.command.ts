import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { figureLines } from '../figure-lines.ts';
import { labels } from '../texts.ts';
import { EMPLOYEES } from './employees.ts';
import { factsOfSchool, readerOf } from './school-facts.ts';
import { texts } from './texts.ts';

export const figuresCommand: Command<Context> = {
  name: 'figures',
  words: texts.words.figures,
  help: texts.help.figures,
  who: ['director', 'responsible'],
  where: 'private',
  run(context) {
    const school = schoolOf(context);
    const { facts, without } = factsOfSchool(context, school);
    const isLoaded = facts.some(({ metric }) => metric.code !== EMPLOYEES);
    const lines = figureLines(
      {
        facts,
        // Before the first table every metric is without a figure; the number of employees has a line of its own.
        without: isLoaded ? without.filter(({ code }) => code !== EMPLOYEES) : [],
      },
      readerOf(context, school),
    );
    return answer(
      [
        school.name,
        ...(isLoaded ? [] : [texts.notLoaded(context.settings.operator)]),
        ...lines,
        ...(without.some(({ code }) => code === EMPLOYEES) ? [texts.employeesUnknown] : []),
      ].join('\n'),
      { keyboard: inline([button(texts.update, 'employees'), button(labels.deadlines, 'school-deadlines')]) },
    );
  },
};
