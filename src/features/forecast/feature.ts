import type { Feature } from '../feature.ts';
import { forecastCommand } from './forecast.command.ts';

/** Whether the target will be reached in time. */
export const forecast: Feature = { commands: [forecastCommand] };
