import type { CalendarDay } from './calendar-day.ts';

/**
 * A document that answers rest on, of data/orders.json. The program does not know whether an order is still in force:
 * it says as of which day its words are known.
 */
export type Order = {
  id: string;
  kind: string;
  /** As printed: «№ 380», «22.10.2024 г.»; absent where the copy at hand has none. */
  number?: string;
  printedDate?: string;
  issuer: string;
  /** As sentences name it: «постановление № 380 от 22.10.2024». */
  cite: string;
  /** The order that carries its words, where only a quotation is at hand. */
  quotedIn?: string;
  status: { asOf: CalendarDay; note?: string };
  /** Items in use, with what each says: «п. 1.5». */
  items: Readonly<Record<string, string>>;
};

/** A place in an order: its id in data/orders.json, and an item of it. */
export type OrderPlace = { order: string; item?: string };
