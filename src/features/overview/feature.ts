import type { Feature } from '../feature.ts';
import { overviewCommand } from './overview.command.ts';

export const overview: Feature = { commands: [overviewCommand] };
