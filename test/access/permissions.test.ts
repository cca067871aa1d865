// The table of rights names everything that can be asked of the desk, and nothing else.
import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { mutationNames, queryNames, subscriptionNames } from '../../src/access/operation-names.js'
import { permissions, type DeskOperation } from '../../src/access/permissions.js'
import { mayCall } from '../../src/access/rights.js'
import type { Viewer } from '../../src/database/work.js'
import { incidentTimers } from '../../src/incidents/index.js'
import { analysisTimers } from '../../src/analysis/index.js'
import { escalationTimers } from '../../src/escalation/index.js'
import { slaTimers } from '../../src/sla/index.js'
import { permissionsDocument } from '../../src/permissions-table.js'
import { buildSchema } from '../../src/schema.js'

const operations = [...queryNames, ...mutationNames, ...subscriptionNames] as string[]
const root = new URL('../../', import.meta.url)
const rows = Object.keys(permissions)

/** Exhaustive: a name that is missing, or too many, does not compile. */
const own = Object.keys({
  alertSla: true,
  climbLadder: true,
  closeQuietIncident: true,
  enterConsumer: true,
  expireAcknowledgement: true,
  importIncidents: true,
  importPeople: true,
  makeSampleCompany: true,
  reachMoreIncidents: true,
  recomputeSla: true,
  recordDelivery: true,
  remindOfActionItem: true,
  remindOfAnalysis: true,
  remindOfNeededAnalysis: true,
  resumeIncident: true,
  setUpOrganization: true,
  signInPerson: true,
  tellSampleChapter: true,
} satisfies Record<DeskOperation, true>)

test('every operation of the schema has a row, and every row is one or something that the desk does itself', async () => {
  const schema = await buildSchema()
  const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const emitted = types.flatMap((type) => Object.keys(type?.getFields() ?? {}))
  expect(emitted.toSorted()).toEqual(operations.toSorted())
  expect(rows.toSorted()).toEqual([...operations, ...own].sort())
})

test('an operation without a row does not compile', () => {
  const { retireTeam, ...others } = permissions
  // @ts-expect-error -- it has no row for retireTeam; npm run types checks that this is an error
  const incomplete: typeof permissions = others
  expect(incomplete).not.toEqual({ ...others, retireTeam })
})

test.each(['toString', '__proto__', 'createOrganization', ''])(
  'nobody may call %j, which has no row',
  (name) => {
    const admin = { role: 'ADMIN', teams: [] as Viewer['teams'] } as Viewer
    expect(() => mayCall(admin, name)).toThrow('has no row')
  },
)

/** Where a use case comes from elsewhere, and which ones may. */
const handedOn: Record<string, string[]> = {
  // api/context.ts hands on what a resolver gave it, import-servicenow.ts what stands a few lines above.
  useCase: ['importPeople', 'importIncidents'],
  // engine/engine.ts: whatever a timer runs, by its own name.
  ranTimer: Object.values({ ...incidentTimers, ...slaTimers, ...escalationTimers, ...analysisTimers }).map(
    ({ name }) => name,
  ),
}

test('every use case that a transaction is begun for has a row', () => {
  const files = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
  const found = files.filter((file) => file.endsWith('.ts')).flatMap((file) => begunIn(`src/${file}`))
  expect(found.length).toBeGreaterThan(40)
  const begun = new Set(found.flatMap((name) => handedOn[name] ?? name))
  for (const name of begun) expect(rows).toContain(name)
  // And no row is left over from something that nobody calls any more.
  for (const name of [...mutationNames, ...own]) expect([...begun]).toContain(name)
})

/** The use cases that a file gives to `transact`: second after the viewer, first after a context. */
function begunIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(new URL(file, root), 'utf8'), ts.ScriptTarget.ES2022)
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit)
    if (!ts.isCallExpression(node)) return
    const called = node.expression.getText(source)
    if (called !== 'transact' && !called.endsWith('.transact')) return
    const useCase = node.arguments[called === 'context.transact' ? 0 : 1]
    if (!useCase) throw new Error(`${file} begins a transaction for nothing`)
    names.push(ts.isCallExpression(useCase) ? useCase.expression.getText(source) : useCase.getText(source))
  }
  visit(source)
  return names
}

test('docs/permissions.md is the table', () => {
  const document = readFileSync(new URL('docs/permissions.md', root), 'utf8')
  expect(document).toBe(permissionsDocument())
  for (const name of rows) expect(document).toContain(`\`${name}\``)
})
