// Who may import whom: deny by default. The table is the one in docs/ARCHITECTURE.md; each rule tells the
// person who breaks it why it is there.
const allowed = {
  shared: [],
  text: ['shared'],
  domain: ['shared'],
  net: ['shared'],
  jobs: ['shared', 'domain'],
  documents: ['shared', 'text'],
  bot: ['shared', 'text', 'domain', 'documents'],
  storage: ['shared', 'domain', 'bot'],
  ingest: ['shared', 'text', 'domain'],
  delivery: ['shared', 'bot', 'storage', 'documents'],
  vk: ['shared', 'bot', 'delivery', 'net'],
  features: ['shared', 'text', 'domain', 'documents', 'bot', 'jobs', 'storage', 'ingest'],
  config: ['shared', 'domain'],
  sandbox: ['shared'],
  app: ['shared', 'text', 'domain', 'net', 'jobs', 'documents', 'bot', 'storage', 'ingest', 'delivery', 'vk', 'features', 'config'],
  cli: ['shared', 'text', 'domain', 'bot', 'jobs', 'storage', 'ingest', 'documents', 'features', 'config', 'app', 'sandbox', 'vk'],
};

const heavy = {
  'better-sqlite3': 'storage',
  'vk-io': 'vk',
  '@e965/xlsx': 'ingest',
  papaparse: 'ingest',
  hucre: 'documents',
  pino: 'shared/log.ts',
  'node-cron': 'app',
  commander: 'cli',
  'snowball-stemmers': 'text',
  'fastest-levenshtein': 'text',
};

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle means two modules are one thought: merge them or move the shared part down.',
      from: {},
      to: { circular: true },
    },
    ...Object.entries(allowed).map(([folder, others]) => ({
      name: `boundary-${folder}`,
      severity: 'error',
      comment: `src/${folder} may import only itself and: ${others.join(', ') || 'nothing'}. Move what is shared down a layer, or pass it in.`,
      from: { path: `^src/${folder}/` },
      to: { path: '^src/', pathNot: `^src/(${[folder, ...others].join('|')})/` },
    })),
    {
      name: 'no-slice-to-slice',
      severity: 'error',
      comment: 'A feature slice never imports another slice: what two share moves down (domain, bot, storage).',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/([^/]+)/', pathNot: '^src/features/$1/' },
    },
    ...Object.entries(heavy).map(([name, home]) => ({
      name: `home-of-${name}`,
      severity: 'error',
      comment: `${name} belongs to src/${home} alone, so that it can be replaced in one place.`,
      from: { path: '^src/', pathNot: `^src/${home}` },
      to: { path: `node_modules/${name}(/|$)` },
    })),
    {
      name: 'pure-folders-touch-no-node',
      severity: 'error',
      comment: 'domain, bot and text are pure: no file, network or process is reached from them.',
      from: { path: '^src/(domain|bot|text)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-dev-dependencies',
      severity: 'error',
      comment: 'The program runs without devDependencies; only types may come from them.',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
