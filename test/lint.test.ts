// The lint is what keeps the shape of src/, so it is tested like the rest: each fault is found, and nothing else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'

const root = join(import.meta.dirname, '..')
// Made-up files belong to no TypeScript project, so what needs types is left to the one test that has a real file.
const withoutTypes = [
  {
    ...tseslint.configs.disableTypeChecked,
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: false, project: null, programs: null } },
  },
]
const lint = new ESLint({ cwd: root, overrideConfig: withoutTypes })

async function faults(filePath: string, code: string, eslint = lint) {
  const [result] = await eslint.lintText(`${code}\n`, { filePath })
  return result?.messages.map((message) => message.ruleId ?? message.message) ?? []
}
const importing = (source: string) => `import { something } from '${source}'\nsomething()`

describe('arrows between rooms', () => {
  test.each([
    ['up', 'src/log/read.ts', '../incidents/index.js'],
    ['up, out of a use case', 'src/incidents/use-cases/look-up.ts', '../../sla/index.js'],
    ['up, to the composition root', 'src/log/read.ts', '../config.js'],
    ['sideways', 'src/sla/clock.ts', '../escalation/index.js'],
    ['around a door', 'src/sla/clock.ts', '../incidents/incident.store.js'],
    ['from api to a domain room', 'src/api/http.ts', '../incidents/index.js'],
    ['from the time to the ids', 'src/time/clock.ts', '../ids/type-id.js'],
    ['from the configuration to anything', 'src/config.ts', './errors/desk-error.js'],
    ['from a domain room to the migrations', 'src/incidents/incident.store.ts', '../../migrations/first.js'],
  ])('must not point %s', async (_, filePath, source) => {
    expect(await faults(filePath, importing(source))).toEqual(['boundaries/dependencies'])
  })

  test.each([
    ['an export', `export * from '../sla/index.js'`],
    ['a dynamic import', `export const sla = () => import('../sla/index.js')`],
    ['a type import', `import type { Sla } from '../sla/index.js'\nexport type Mine = Sla`],
    ['an import type', `export type Mine = import('../sla/index.js').Sla`],
  ])('are also drawn by %s', async (_, code) => {
    expect(await faults('src/incidents/look-up.ts', code)).toEqual(['boundaries/dependencies'])
  })

  test('must not leave src/', async () => {
    expect(await faults('src/log/read.ts', importing('../../test/harness/desk.js'))).toEqual([
      'boundaries/no-unknown-dependencies',
    ])
  })

  test('a room without a place among the others is refused', async () => {
    expect(await faults('src/lounge/sofa.ts', 'export const seats = 2')).toEqual([
      'boundaries/no-unknown-files',
    ])
  })

  test.each([
    ['down through a door', 'src/sla/clock.ts', '../incidents/index.js'],
    ['down to any file of the ground', 'src/sla/use-cases/start-clock.ts', '../../database/transact.js'],
    ['within a room', 'src/sla/use-cases/start-clock.ts', '../clock.js'],
    ['from api to the ground', 'src/api/http.ts', '../log/read.js'],
    ['from the composition root to anywhere', 'src/reactions.ts', './sla/clock.js'],
    ['from a test to anywhere', 'test/lifecycle.test.ts', '../src/incidents/lifecycle.js'],
    ['to packages', 'src/incidents/incident.store.ts', 'typeorm'],
  ])('may point %s', async (_, filePath, source) => {
    expect(await faults(filePath, importing(source))).toEqual([])
  })
})

describe('circles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-lint-'))
  const files = {
    'src/log/record.ts': `import './sequence.js'`,
    'src/log/sequence.ts': `export type { Entry } from './entry.js'`,
    'src/log/entry.ts': `export interface Entry { cursor: string }`,
  }
  beforeAll(() => {
    for (const [name, code] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), code)
    }
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const inFolder = new ESLint({
    cwd: folder,
    overrideConfigFile: join(root, 'eslint.config.js'),
    overrideConfig: withoutTypes,
  })

  test('are refused, type imports included, however long', async () => {
    const entry = join(folder, 'src/log/entry.ts')
    expect(
      await faults(entry, `import type { R } from './record.js'\nexport type E = R`, inFolder),
    ).toContain('desk/no-circles')
    expect(await faults(entry, `export * from './entry.js'`, inFolder)).toContain('desk/no-circles')
  })

  test('a chain is none', async () => {
    const record = join(folder, 'src/log/record.ts')
    expect(await faults(record, files['src/log/record.ts'], inFolder)).not.toContain('desk/no-circles')
  })
})

describe('bans', () => {
  const bans: [rule: string, owner: string, ...constructs: string[]][] = [
    [
      'desk/no-wall-clock',
      'src/time/clock.ts',
      'use(new Date())',
      'use(Date.now())',
      'use(Date.now)',
      'use(Date())',
      'use(DateTime.now())',
    ],
    [
      'desk/no-environment',
      'src/config.ts',
      'use(process.env.PORT)',
      `use(process['env'])`,
      'const { env } = process\nuse(env)',
      `import { env } from 'node:process'\nuse(env)`,
    ],
    [
      'desk/no-timers',
      'src/engine/ticker.ts',
      'setTimeout(use, 1)',
      'setInterval(use, 1)',
      'setImmediate(use)',
      'use(setTimeout)',
      'globalThis.setTimeout(use, 1)',
      `import { scheduler } from 'node:timers/promises'\nuse(scheduler)`,
    ],
    ['no-console', 'src/main.ts', `console.log('hello')`],
    ['desk/no-save', '', 'use(repository.save(row))', 'use(work.manager.save(row))'],
    ['desk/no-synchronize', '', 'use({ synchronize: true })', 'use(dataSource.synchronize())'],
    [
      'desk/no-offset',
      '',
      'use(query.offset(50))',
      'use(query.skip(50))',
      'use({ take: 50, skip: 50 })',
      `use('SELECT id FROM incident LIMIT 50 OFFSET 50')`,
      'use(`SELECT id FROM incident LIMIT ${size} OFFSET ${start}`)',
    ],
  ]
  test.each(bans.flatMap(([rule, , ...codes]) => codes.map((code) => [rule, code])))(
    '%s refuses %s',
    async (rule, code) => {
      expect(await faults('src/incidents/lifecycle.ts', code)).toEqual([rule])
    },
  )
  test.each(bans.flatMap(([rule, owner, code = '']) => (owner ? [[rule, owner, code]] : [])))(
    '%s lets its owner %s off',
    async (_, owner, code) => {
      expect(await faults(owner, code)).toEqual([])
    },
  )
  test('nothing of this outside src/', async () => {
    expect(await faults('bench/list.ts', 'setTimeout(use, Date.now() - new Date().getTime())')).toEqual([])
  })
  test('a local of the same name, a given instant and a method are fine', async () => {
    const code = `export function rest(setTimeout: (at: Date) => void, clock: { setTimeout(at: Date): void }) {
      setTimeout(new Date(0))
      clock.setTimeout(new Date(Date.UTC(2026, 0)))
      use({ synchronize: false }, 'a clock OFFSET by an hour')
    }`
    expect(await faults('src/incidents/lifecycle.ts', code)).toEqual([])
  })
  test('a migration stands on typeorm alone', async () => {
    expect(await faults('migrations/first.ts', importing('../src/ids/type-id.js'))).toEqual([
      'no-restricted-imports',
    ])
    expect(await faults('migrations/first.ts', importing('typeorm'))).toEqual([])
  })
})

test('a promise that nobody waits for, any and ! are refused', async () => {
  const thisFile = join(root, 'test/lint.test.ts')
  const code = `Promise.resolve(1)\nexport const first = (list: any[], map: Map<string, string>) => list.at(0) ?? map.get('a')!.length`
  expect(await faults(thisFile, code, new ESLint({ cwd: root }))).toEqual(
    expect.arrayContaining([
      '@typescript-eslint/no-floating-promises',
      '@typescript-eslint/no-explicit-any',
      '@typescript-eslint/no-non-null-assertion',
    ]),
  )
})
