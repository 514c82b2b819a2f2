/** «покажи показатели»: said to be shown something, and not asked about it. */
export const SHOW_ME =
  /^\s*(?:(?:а|ну|пожалуйста)\s+)?(?:покажи|дай|открой|выведи|пришли|скинь)(?:те)?(?=[\s,.!]|$)/iu;
