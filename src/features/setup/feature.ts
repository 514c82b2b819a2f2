import type { Feature } from '../feature.ts';
import { askSettingCommand, typeSettingDialog } from './ask-setting.ts';
import { confirmDistrictCommand, nameDistrictCommand, nameDistrictDialog } from './district.command.ts';
import {
  expectedWeekCommand,
  hidePlaceCommand,
  approveBroadcastsCommand,
  settingsCommand,
  showPlaceCommand,
  stopNamingCommand,
} from './settings.command.ts';
import { setupCommand } from './setup.command.ts';
import { askZoneCommand, pickZoneCommand, typeZoneDialog } from './time-zone.command.ts';

export const setup: Feature = {
  commands: [
    setupCommand,
    settingsCommand,
    confirmDistrictCommand,
    nameDistrictCommand,
    askZoneCommand,
    pickZoneCommand,
    stopNamingCommand,
    showPlaceCommand,
    hidePlaceCommand,
    approveBroadcastsCommand,
    expectedWeekCommand,
    askSettingCommand,
  ],
  dialogs: [nameDistrictDialog, typeZoneDialog, typeSettingDialog],
};
