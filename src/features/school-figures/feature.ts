import type { Feature } from '../feature.ts';
import { schoolFiguresCommand, schoolFigureSourceCommand } from './school-figures.command.ts';

export const schoolFigures: Feature = { commands: [schoolFiguresCommand, schoolFigureSourceCommand] };
