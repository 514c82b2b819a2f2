import type { Feature } from '../feature.ts';
import {
  changeOwnMetricCommand,
  newOwnMetricCommand,
  ownMetricCommand,
  ownMetricDialog,
  ownMetricStepCommand,
  ownMetricsCommand,
  retireOwnMetricCommand,
  returnOwnMetricCommand,
} from './own-metric.command.ts';

export const ownMetrics: Feature = {
  commands: [
    ownMetricsCommand,
    ownMetricCommand,
    newOwnMetricCommand,
    ownMetricStepCommand,
    changeOwnMetricCommand,
    retireOwnMetricCommand,
    returnOwnMetricCommand,
  ],
  dialogs: [ownMetricDialog],
};
