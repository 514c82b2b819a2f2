import type { Feature } from '../feature.ts';
import {
  dutyFromOrderCommand,
  orderCancelCommand,
  orderChangeCommand,
  orderEditCommand,
  orderListCommand,
  orderSaveCommand,
  orderSwitchCommand,
  orderWholeCommand,
} from './order.command.ts';
import { dutyFromOrderDialog } from './order.dialog.ts';
import { READ_ORDER } from './reading-task.ts';
import { orderFileCommand, orderRead, receiveOrder } from './receive.ts';

export const dutyFromOrder: Feature = {
  commands: [
    dutyFromOrderCommand,
    orderFileCommand,
    orderWholeCommand,
    orderListCommand,
    orderEditCommand,
    orderSwitchCommand,
    orderChangeCommand,
    orderSaveCommand,
    orderCancelCommand,
  ],
  dialogs: [dutyFromOrderDialog],
  intercept: receiveOrder,
  taskEnded: { [READ_ORDER]: orderRead },
};
