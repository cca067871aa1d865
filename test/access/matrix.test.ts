// Every operation × everybody, over the wire, held against the table of rights.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { GraphQLField } from 'graphql'
import { mutationNames, queryNames, type MutationName } from '../../src/access/operation-names.js'
import { permissions } from '../../src/access/permissions.js'
import type { OrganizationRole, TeamRole, Viewer } from '../../src/database/work.js'
import { idBytes } from '../../src/ids/type-id.js'
import { createTeam, setTeamMember } from '../../src/people/index.js'
import { buildSchema } from '../../src/schema.js'
import { codesOf, dig, servedDesk, type Asker, type Reply, type ServedDesk } from '../harness/served-desk.js'
import { validCalls, type Place } from './valid-calls.js'

const roles = ['VIEWER', 'REPORTER', 'RESPONDER', 'MANAGER', 'ADMIN'] as const
const schema = await buildSchema()

interface Caller {
  name: string
  asker: Asker
  /** What the table is asked about, worked out by hand here. */
  role: OrganizationRole
  inTeam: OrganizationRole | null
  user: string | null
  /** Whom the calls concern that are about the caller, and about others. */
  own: Place
  others: Place
}

let served: ServedDesk
let callers: Caller[]
let valid: ReturnType<typeof validCalls>

beforeAll(async () => {
  served = await servedDesk()
  valid = validCalls(served.desk)
  const { desk } = served
  const team = async () => (await desk.do(createTeam, { name: 'Core' })).team
  const core = await team()
  const edge = await team()
  const colleague = (await desk.hire('Cy')).id

  const call = async (
    name: string,
    viewer: Viewer,
    role: OrganizationRole,
    member: { role: TeamRole; worth: OrganizationRole } | null = null,
  ): Promise<Caller> => {
    const user = viewer.actor.userId
    const join = async (teamId: string) => {
      if (member && user) await desk.do(setTeamMember, { teamId, userId: user, role: member.role })
      return teamId
    }
    await join(core)
    const asker = await served.asker(viewer)
    const reader = () => readerOf(asker)
    const ownTeam = async () => {
      const made = await join(await team())
      // Who somebody is gets remembered for a second.
      desk.clock.advance('1s')
      return made
    }
    return {
      name,
      asker,
      role,
      inTeam: member?.worth ?? null,
      user,
      own: { team: core, newTeam: ownTeam, user: user ?? colleague, reader },
      others: { team: edge, newTeam: team, user: colleague, reader },
    }
  }
  const through = (viewer: Viewer, role: OrganizationRole): Viewer => ({ ...viewer, role })
  const admins = (viewer: Viewer) => through(viewer, 'ADMIN')
  callers = []
  for (const role of roles) {
    callers.push(await call(`a person, ${role}`, admins(await desk.hire('Bo', role)), role))
    callers.push(await call(`a program, ${role}`, desk.program('robot', role), role))
  }
  const member = { MANAGER: 'MANAGER', RESPONDER: 'RESPONDER', STAKEHOLDER: 'VIEWER' } as const
  for (const [role, worth] of Object.entries(member) as [TeamRole, OrganizationRole][]) {
    const viewer = admins(await desk.hire('Bo', 'VIEWER'))
    callers.push(await call(`a team's ${role}`, viewer, 'VIEWER', { role, worth }))
  }
  const manager = { role: 'MANAGER', worth: 'RESPONDER' } as const
  callers.push(
    await call("a VIEWER's key of an ADMIN", through(await desk.hire('Bo', 'ADMIN'), 'VIEWER'), 'VIEWER'),
    await call("an ADMIN's key of a REPORTER", admins(await desk.hire('Bo', 'REPORTER')), 'REPORTER'),
    await call(
      "a RESPONDER's key of a team's MANAGER",
      through(await desk.hire('Bo', 'VIEWER'), 'RESPONDER'),
      'VIEWER',
      manager,
    ),
  )
})
afterAll(() => served.close())

const reaches = (role: OrganizationRole | null, wanted: string) =>
  role !== null && wanted !== 'SYSTEM' && roles.indexOf(role) >= (roles as readonly string[]).indexOf(wanted)

/** What the table says of a call that is about the caller or the caller's team, or about others. */
function isAllowed({ role, inTeam, user }: Caller, name: keyof typeof permissions, own: boolean): boolean {
  const right = permissions[name]
  if (right.person && user === null) return false
  if (reaches(role, right.role)) return true
  return (
    own && ((right.team === true && reaches(inTeam, right.role)) || (right.self === true && user !== null))
  )
}

/** How many entries the log and the audit have. */
async function written(): Promise<{ log: number; audit: Record<string, number> }> {
  const { manager, admin } = served.desk
  const place = [idBytes(admin.organizationId)]
  const [heads, entries] = await Promise.all([
    manager.query<{ sequence: number }[]>('SELECT sequence FROM log_head WHERE organizationId = ?', place),
    manager.query<{ outcome: string; count: number }[]>(
      'SELECT outcome, COUNT(*) AS count FROM audit_entry WHERE organizationId = ? GROUP BY outcome',
      place,
    ),
  ])
  const counts = Object.fromEntries(entries.map(({ outcome, count }) => [outcome, Number(count)]))
  return { log: Number(heads[0]?.sequence), audit: { ALLOWED: 0, DENIED: 0, FAILED: 0, ...counts } }
}

const said = (reply: Reply) => codesOf(reply)?.join() ?? 'done'
const fieldOf = (name: string) =>
  ({
    ...schema.getQueryType()?.getFields(),
    ...schema.getMutationType()?.getFields(),
  })[name] as GraphQLField<unknown, unknown>

test.each(mutationNames)('%s is done for those whom the table names, and for nobody else', async (name) => {
  const { team, self } = permissions[name]
  const expected: Record<string, string> = {}
  const actual: Record<string, string> = {}
  for (const caller of callers) {
    // Only where the table asks whom it concerns does it matter whose it is.
    for (const own of team || self ? [true, false] : [true]) {
      const case_ = `${caller.name}, ${own ? 'their own' : "others'"}`
      expected[case_] = isAllowed(caller, name, own) ? 'done, 1 ALLOWED' : 'FORBIDDEN, 1 DENIED'
      actual[case_] = await outcomeOf(caller, name, own ? caller.own : caller.others)
    }
  }
  expect(actual).toEqual(expected)
})

async function outcomeOf({ asker }: Caller, name: MutationName, place: Place): Promise<string> {
  const input = await valid[name](place)
  const before = await written()
  const type = fieldOf(name).args[0]?.type.toString()
  const reply = await asker.http(`mutation ($input: ${type}) { ${name}(input: $input) { __typename } }`, {
    input,
  })
  const after = await written()
  const audited = Object.entries(after.audit)
    .map(([outcome, count]) => [outcome, count - (before.audit[outcome] ?? 0)] as const)
    .filter(([, more]) => more !== 0)
    .map(([outcome, more]) => `, ${more} ${outcome}`)
  const isMoved = said(reply) !== 'done' && after.log !== before.log
  return `${said(reply)}${audited.join('')}${isMoved ? ', and the log has moved' : ''}`
}

const asked: Partial<Record<string, string>> = {
  incident: '(number: 1)',
  node: '(id: "incident_01h455vb4pex5vsknk084sn02q")',
  nodes: '(ids: [])',
  // Who may ask is told that there is no such policy.
  previewEscalation: '(policyId: "x", at: "2026-03-02T09:00:00Z")',
  escalationCoverage: '(policyId: "x", from: "2026-03-02T09:00:00Z", to: "2026-03-03T09:00:00Z")',
  metrics: '(from: "2026-03-02T09:00:00Z", to: "2026-03-03T09:00:00Z")',
  onCallLoad: '(from: "2026-03-02T09:00:00Z", to: "2026-03-03T09:00:00Z")',
  previewSla: '(input: { title: "x", severity: LOW })',
  search: '(text: "x")',
}

test.each(queryNames)('%s is answered to those whom the table names, and to nobody else', async (name) => {
  for (const caller of callers) {
    const reply = await caller.asker.http(`{ ${name}${asked[name] ?? ''} { __typename } }`)
    const outcome = { [caller.name]: said(reply).replace('NOT_FOUND', 'done') }
    expect(outcome).toEqual({ [caller.name]: isAllowed(caller, name, false) ? 'done' : 'FORBIDDEN' })
    if (outcome[caller.name] === 'FORBIDDEN') expect(reply.data ?? null).toBeNull()
  }
})

const followed = {
  incidentChanged: 'incidentChanged(positions: true) { __typename }',
  statusBoardChanged: 'statusBoardChanged { __typename }',
} satisfies Record<string, string>

test.each(Object.entries(followed))('%s delivers to those whom the table names', async (name, selection) => {
  for (const caller of callers) {
    const messages = caller.asker.socket.iterate({ query: `subscription { ${selection} }` })
    const { value } = (await messages.next()) as { value: Reply }
    await messages.return?.()
    const expected = isAllowed(caller, name as keyof typeof followed, false) ? 'done' : 'FORBIDDEN'
    expect({ [caller.name]: said(value) }).toEqual({ [caller.name]: expected })
  }
})

test('viewer.permissions names the mutations that the table lets them call somewhere', async () => {
  for (const caller of callers) {
    const reply = await caller.asker.http('{ viewer { role permissions } }')
    const mine = mutationNames.filter((name) => isAllowed(caller, name, true))
    expect({ [caller.name]: reply.data?.viewer }).toEqual({
      [caller.name]: { role: caller.role, permissions: mine },
    })
  }
})

/** A bookmark of the caller's, made as clients make one. */
async function readerOf({ socket }: Asker): Promise<{ consumer: string; cursor: string }> {
  const query = 'subscription { incidentChanged(positions: true, consumer: "board") { cursor } }'
  const messages = socket.iterate({ query })
  const { value } = (await messages.next()) as { value: Reply }
  await messages.return?.()
  return { consumer: 'board', cursor: dig(value, 'incidentChanged.cursor') as string }
}
