/** The parts of the results of a week that a district may leave out; what they begin with is always there. */
export const RESULTS_PARTS = ['growth', 'zeros', 'newlyActive', 'monthly', 'picture', 'table'] as const;

export type ResultsPart = (typeof RESULTS_PARTS)[number];
export type ResultsParts = Readonly<Record<ResultsPart, boolean>>;

/** As it is until somebody decides: the table is attached on wish. */
export const ALL_RESULTS_PARTS: ResultsParts = {
  growth: true,
  zeros: true,
  newlyActive: true,
  monthly: true,
  picture: true,
  table: false,
};
