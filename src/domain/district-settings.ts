/** What a district may set; a key that nobody set has its default. */
export type DistrictSettings = {
  /** IANA. */
  timeZone: string;
  sourceTimeZone: string;
  /** Who runs the bot: «управление образования района» – in the first message to everybody. */
  operator: string;
  /** «Контакты»: lines as the coordinator wrote them. */
  contacts: string;
  /** Whether the results of the week in the channel name the schools with low figures. */
  nameLowSchools: boolean;
  /** Which Сб–Пт week the table of a Friday is expected to hold. */
  expectedWeek: 'ending-on-friday' | 'week-before';
  reminderAt: string;
  resultsAt: string;
  /** The hour of the source at which the monitoring is refreshed, in its own zone. */
  refreshAt: string;
};

export type SettingKey = keyof DistrictSettings;
