import { createContext } from '../../src/api/context.js'
import type { Context } from '../../src/access/context.js'
import { selectRow, selectRows } from '../../src/database/rows.js'
import { personViewer } from '../../src/access/people-standing.js'
import type { OrganizationRole, Viewer } from '../../src/database/work.js'
import { openDesk, type Desk, type DeskLog, type DeskOptions } from '../../src/desk.js'
import { foundOrganization } from '../../src/found-organization.js'
import { idBytes, newId } from '../../src/ids/type-id.js'
import { IncidentEntity } from '../../src/incidents/incident.entity.js'
import { entriesAfter, type LogEntry } from '../../src/log/log.reads.js'
import { createUser } from '../../src/people/index.js'
import { testClock, type TestClock } from './clock.js'
import { testDatabase, type TestDatabase } from './database.js'
import { Hand } from './hand.js'
import type { Inbox } from './inbox.js'

/**
 * A desk on a database of its own (70 ms to migrate), with an organisation and its admin, whose clock stands still.
 * An error that it logs and that no test asks for (`logged`) fails the test that closes it.
 */
/** With `inbox`, messages go there; one that no test takes fails it. */
export async function testDesk({
  inbox,
  ...options
}: Partial<DeskOptions> & { inbox?: Inbox } = {}): Promise<TestDesk> {
  const database = await testDatabase()
  const clock = testClock()
  const errors: string[] = []
  const note = (message: string, error?: unknown) => errors.push(`${message}: ${String(error)}`)
  const log: DeskLog = { info: () => undefined, warn: note, error: note }
  const channels = inbox && { channels: inbox.channels }
  const open = (more: Partial<DeskOptions> = {}) =>
    openOn(database, clock, log, { ...options, ...channels, ...more })
  const desk = await open()
  return new TestDesk(await foundOn(desk), {
    database,
    clock,
    errors,
    log,
    open,
    desks: [desk],
    inbox: inbox ?? null,
  })
}

interface Parts {
  log: DeskLog
  database: TestDatabase
  clock: TestClock
  errors: string[]
  open(options?: Partial<DeskOptions>): Promise<Desk>
  /** All on the database; the first does what is done. */
  desks: Desk[]
  inbox: Inbox | null
}

export class TestDesk extends Hand {
  readonly clock: TestClock
  readonly database: TestDatabase

  constructor(
    readonly admin: Viewer,
    private readonly parts: Parts,
  ) {
    super(parts.desks[0] as Desk, admin)
    this.clock = parts.clock
    this.database = parts.database
  }

  /** To whom the desk says what goes wrong: see `logged`. */
  get operator(): DeskLog {
    return this.parts.log
  }

  get manager() {
    return this.desk.dataSource.manager
  }

  /** The same things, done by somebody else. */
  as(viewer: Viewer, desk: Desk = this.desk): Hand {
    return new Hand(desk, viewer)
  }

  /** A new person of the organisation. */
  async hire(name: string, role: OrganizationRole = 'RESPONDER'): Promise<Viewer & { id: string }> {
    const email = `${newId('x')}@example.org`
    const { user } = await this.do(createUser, { name, email, role })
    return { ...personOf(this.admin.organizationId, user, name, role), id: user }
  }

  /** A key that stands for no person. */
  program(name = 'monitoring', role: OrganizationRole = 'RESPONDER'): Viewer {
    const actor = { kind: 'API_KEY' as const, userId: null, name }
    const id = newId('api_key')
    return {
      ...this.admin,
      principal: id,
      apiKeyId: id,
      actor,
      role,
      sight: role === 'ADMIN' ? 'ALL' : 'OWN',
    }
  }

  /** Another organisation's admin, on the same database. */
  stranger(): Promise<Viewer> {
    return foundOn(this.desk)
  }

  /** Another process on the same database; it wakes and ticks for itself. */
  async another(options?: Partial<DeskOptions>): Promise<Desk> {
    const desk = await this.parts.open(options)
    this.parts.desks.push(desk)
    return desk
  }

  /** What a request of this viewer works with. */
  context(viewer = this.admin, desk = this.desk): Context {
    const { dataSource, clock, follower, transact, auditRefused, settled } = desk
    const { manager } = dataSource
    const publicUrl = () => 'http://desk.example'
    const parts = { manager, settled, clock, follower, transact, auditRefused, nodes: {}, publicUrl }
    const revalidate = () => Promise.resolve(viewer)
    return createContext(parts, { viewer, requestId: 'test', ipAddress: null, revalidate })
  }

  async incident(id: string): Promise<IncidentEntity> {
    const row = await selectRow(this.manager, IncidentEntity, 'WHERE id = ?', [idBytes(id)])
    if (!row) throw new Error(`there is no ${id}`)
    return row
  }

  incidents(): Promise<IncidentEntity[]> {
    const place = [idBytes(this.admin.organizationId)]
    return selectRows(this.manager, IncidentEntity, 'WHERE organizationId = ? ORDER BY number', place)
  }

  /** The whole log, in its order. */
  log(after = 0): Promise<LogEntry[]> {
    return entriesAfter(this.manager, this.admin.organizationId, after, 1_000_000)
  }

  async timeline(id: string): Promise<LogEntry[]> {
    return (await this.log()).filter(({ subject }) => subject === id)
  }

  /** A timeline as people tell it: `STATUS_CHANGED OPEN ACKNOWLEDGED`. */
  async story(id: string): Promise<string[]> {
    return (await this.timeline(id)).map(toldShort)
  }

  /** Takes the errors that were logged and are as expected; the others stay, and fail the test. */
  logged(expected: RegExp): string[] {
    const { errors } = this.parts
    const found = errors.filter((line) => expected.test(line))
    errors.splice(0, errors.length, ...errors.filter((line) => !expected.test(line)))
    return found
  }

  async close(): Promise<void> {
    for (const desk of this.parts.desks) await desk.close()
    await this.parts.database.drop()
    await this.parts.inbox?.close()
    const { errors } = this.parts
    if (errors.length > 0) throw new Error(`The desk logged what no test expects:\n${errors.join('\n')}`)
  }
}

function toldShort({ kind, data }: LogEntry): string {
  return kind === 'STATUS_CHANGED' ? `${kind} ${String(data.from)} ${String(data.to)}` : kind
}

function openOn({ address }: TestDatabase, clock: TestClock, log: DeskLog, options: Partial<DeskOptions>) {
  return openDesk({ address, clock, log, redisUrl: null, migrate: true, ...options })
}

async function foundOn(desk: Desk): Promise<Viewer> {
  const adminEmail = 'ada@example.org'
  const input = { name: 'Acme', timeZone: 'Europe/Berlin', adminName: 'Ada Park', adminEmail }
  const { organizationId, userId } = await foundOrganization(desk.transact, input)
  return personOf(organizationId, userId, 'Ada Park', 'ADMIN')
}

function personOf(organizationId: string, id: string, name: string, role: OrganizationRole): Viewer {
  return personViewer({ id, organizationId, name, role, active: true, teams: [] })
}
