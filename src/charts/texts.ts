/** Words of a picture's legend. */
export const texts = {
  noData: 'нет данных',
  aside: 'отдельное значение',
  newDefinition: 'сменилось определение',
};
