// The arrows between the rooms of src/ (docs/architecture.md): an import may only point down.
import { fileURLToPath } from 'node:url'
import boundaries from 'eslint-plugin-boundaries'

// From top to bottom; rooms on one line are neighbours and do not know each other.
const tiers = [
  ['api'],
  ['imports', 'sample'],
  ['preparedness', 'metrics', 'search', 'feedback'],
  ['analysis', 'knowledge'],
  ['sla', 'escalation', 'alerts'],
  ['notifications'],
  ['incidents'],
  ['services', 'on-call'],
  ['classification', 'calendars'],
  ['people'],
  ['organizations'],
  ['access'],
  ['engine'],
  ['log'],
  ['connections'],
  ['database'],
  ['text'],
  ['scalars'],
  ['ids'],
  ['tracing'],
  ['time'],
  ['errors'],
]
// These know no incident: they have no door (any of their files may be imported), and `api` stands on them alone.
const ground = [
  'access',
  'engine',
  'log',
  'connections',
  'database',
  'text',
  'scalars',
  'ids',
  'tracing',
  'time',
  'errors',
]

const rooms = tiers.flat()
const isGround = (room) => ground.includes(room)

function mayImport(room) {
  const below = tiers.slice(tiers.findIndex((tier) => tier.includes(room)) + 1).flat()
  const behindDoors = room === 'api' ? [] : below.filter((other) => !isGround(other))
  const open = [room, ...below.filter(isGround)]
  return {
    from: { element: { type: room } },
    allow: [
      { to: { element: { type: open } } },
      ...(behindDoors.length
        ? [{ to: { element: { type: behindDoors }, file: { categories: 'door' } } }]
        : []),
    ],
  }
}

export default {
  files: ['src/**/*.ts'],
  plugins: { boundaries },
  settings: {
    'import/resolver': { [fileURLToPath(new URL('./resolve.cjs', import.meta.url))]: {} },
    'boundaries/root-path': fileURLToPath(new URL('..', import.meta.url)),
    'boundaries/legacy-templates': false,
    'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
    // import('./x.js').Type is an arrow like any other.
    'boundaries/additional-dependency-nodes': [
      { selector: 'TSImportType > Literal', kind: 'type', name: 'import-type' },
      { selector: 'TSImportType > TSLiteralType > Literal', kind: 'type', name: 'import-type' },
    ],
    'boundaries/elements': rooms.map((room) => ({ type: room, pattern: `src/${room}`, partialMatch: false })),
    'boundaries/files': [
      { category: 'door', pattern: 'src/*/index.ts' },
      { category: 'configuration', pattern: 'src/config?(-values|-documents).ts' },
      { category: 'migration', pattern: 'migrations/*.ts' },
      // The composition root puts the rooms together, so it alone may reach into every one of them.
      { category: 'root', pattern: 'src/!(config|config-values|config-documents).ts' },
    ],
  },
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        message:
          '{{from.file.path}} may not import {{to.file.path}}: arrows between rooms point down, into a domain ' +
          'room only through its index.ts, and api knows no incident (lint/rooms.js)',
        policies: [
          { from: { file: { categories: 'root' } }, allow: { to: { file: { path: '**' } } } },
          {
            from: { file: { categories: 'configuration' } },
            allow: { to: { file: { categories: 'configuration' } } },
          },
          { from: { element: { type: 'database' } }, allow: { to: { file: { categories: 'migration' } } } },
          ...rooms.map(mayImport),
        ],
      },
    ],
    // Nothing outside of src/, the tests least of all.
    'boundaries/no-unknown-dependencies': 'error',
    // A new room needs its place among the others, above.
    'boundaries/no-unknown-files': 'error',
  },
}
