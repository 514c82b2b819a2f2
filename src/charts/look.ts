/** The picture's measures in pixels and its colours. 26 in a picture 1000 wide is still read at 360. */
export const LOOK = {
  width: 1000,
  /** Of a picture without a legend; a legend makes it higher, up to about 1050. */
  height: 640,
  leastPlot: 330,
  margin: 36,
  title: 40,
  titleLine: 48,
  subtitle: 28,
  subtitleLine: 38,
  small: 26,
  value: 30,
  legendLine: 42,
  font: 'Golos Text',
  bold: 600,
  paper: '#ffffff',
  ink: '#14202e',
  soft: '#4d5a68',
  grid: '#e3e8ee',
  axis: '#8a97a5',
  hatch: '#c3ccd6',
  target: '#1b7440',
} as const;

/** What tells one line from another: colour, dash and the shape of its marks, so that none is needed alone. */
export type Style = {
  colour: string;
  dash: string | undefined;
  shape: 'circle' | 'square' | 'diamond' | 'triangle' | 'cross' | 'down';
};

const STYLES: readonly Style[] = [
  { colour: '#1f5fb8', dash: undefined, shape: 'circle' },
  { colour: '#b3530e', dash: '16 9', shape: 'square' },
  { colour: '#6a3fa0', dash: '3 9', shape: 'diamond' },
  { colour: '#0f6b6b', dash: '22 8 3 8', shape: 'triangle' },
  { colour: '#8f1d4f', dash: '9 5', shape: 'cross' },
  { colour: '#46525e', dash: '3 4', shape: 'down' },
];

/** Two definitions of three origins; more are never drawn, since nobody could tell them apart. */
export const MOST_LINES = STYLES.length;

export function styleOf(index: number): Style {
  const style = STYLES[index % STYLES.length];
  if (style === undefined) throw new Error('no style');
  return style;
}
