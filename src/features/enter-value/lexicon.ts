/** The district as a whole, normalised. */
export const WHOLE_DISTRICT: ReadonlySet<string> = new Set([
  ...['район', 'район целиком', 'весь район', 'по району', 'округ', 'весь округ', 'регион', 'муниципалитет'],
]);
