/** «нет»: there is to be no address. */
export const NO_MAILBOX: ReadonlySet<string> = new Set(['нет', 'убрать', 'не нужен', 'никакой']);
