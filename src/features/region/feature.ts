import type { Feature } from '../feature.ts';
import { regionCommand, regionInviteCommand } from './region.command.ts';

export const region: Feature = { commands: [regionCommand, regionInviteCommand] };
