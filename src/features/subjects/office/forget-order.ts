import { findDialog } from '../../../storage/dialog.ts';
import { emptyLongMessages } from '../../../storage/inbox.ts';
import { cancelStagedOrders } from '../../../storage/staged-file.ts';
import type { Context } from '../../context.ts';

/** The dialog of the slice duty-from-order. */
const ORDER_DIALOG = 'duty-from-order';
/** Shorter messages are answers of the person, no text of an order. */
const LONG = 300;

/** Empties the messages in which the text of an order was pasted: nothing of it is kept once it is decided on. */
export function forgetOrderWords({ db, actor }: Pick<Context, 'db' | 'actor'>): void {
  emptyLongMessages(db, actor.person.externalId, LONG);
}

/** «Отмена» of the dialog of an order: its proposals and its text go with it. To be called while the dialog is open. */
export function forgetOpenOrder(context: Context): void {
  const { db, actor, peerId } = context;
  if (findDialog(db, actor.person.id, peerId)?.name !== ORDER_DIALOG) return;
  cancelStagedOrders(db, actor.person.id);
  forgetOrderWords(context);
}
