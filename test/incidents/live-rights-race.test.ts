// Twenty subscribers of five kinds of rights, while readers of restricted incidents come and go.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Viewer } from '../../src/database/work.js'
import { unwatchIncident } from '../../src/incidents/use-cases/unwatch-incident.js'
import { watchIncident } from '../../src/incidents/use-cases/watch-incident.js'
import { createTeam, setTeamMember } from '../../src/people/index.js'
import type { TestDesk } from '../harness/desk.js'
import { Listener } from '../harness/listener.js'
import { servedDesk, type ServedDesk } from '../harness/served-desk.js'

const lanes = 4
const rounds = 8

let served: ServedDesk
let desk: TestDesk
beforeAll(async () => {
  served = await servedDesk()
  desk = served.desk
})
afterAll(() => served.close())

interface Message {
  kind: string
  incidentId: string
  event: { summary: string } | null
}

const follow = `subscription { incidentChanged { kind incidentId matches
  event { summary incident { title } } incident { title description owner { __typename } } } }`

/** A subscriber, and the notes and hidden incidents that they were told of. */
class Subscriber {
  private constructor(
    readonly id: string,
    private readonly listener: Listener<Message>,
  ) {}

  static async enter(viewer: Viewer): Promise<Subscriber> {
    const asker = await served.asker(viewer)
    const listener = new Listener<Message>(asker, follow, 'incidentChanged')
    await asker.ws('{ viewer { role } }')
    return new Subscriber(viewer.actor.userId ?? viewer.principal, listener)
  }

  async upTo(last: string): Promise<void> {
    while ((await this.listener.next()).incidentId !== last);
  }

  get wire(): string {
    return this.listener.wire.join('\n')
  }

  heard(text: string): number {
    return this.listener.heard.filter(({ event }) => event?.summary.endsWith(text)).length
  }

  get hidden(): string[] {
    return this.listener.heard.filter(({ kind }) => kind === 'HIDDEN').map(({ incidentId }) => incidentId)
  }
}

/** One of each kind of rights; what is restricted in a lane names nobody of another. */
interface Lane {
  admin: Subscriber
  watcher: Subscriber
  leavingWatcher: Subscriber
  leavingMember: Subscriber
  outsider: Subscriber
  name: string
  incidents: string[]
}

async function enterLane(index: number): Promise<Lane> {
  const hire = async (role: 'ADMIN' | 'RESPONDER') => Subscriber.enter(await desk.hire(`Noa ${index}`, role))
  return {
    admin: await hire('ADMIN'),
    watcher: await hire('RESPONDER'),
    leavingWatcher: await hire('RESPONDER'),
    leavingMember: await hire('RESPONDER'),
    outsider: index % 2 === 0 ? await hire('RESPONDER') : await Subscriber.enter(desk.program()),
    name: `lane ${index}`,
    incidents: [],
  }
}

async function round(lane: Lane, open: string): Promise<void> {
  const { name, watcher, leavingWatcher, leavingMember } = lane
  const { team: teamId } = await desk.do(createTeam, { name: 'Trust' })
  const member = { teamId, userId: leavingMember.id }
  await desk.do(setTeamMember, { ...member, role: 'RESPONDER' })
  const id = await desk.open({ title: `Secret of ${name}`, restricted: true, ownerId: teamId })
  lane.incidents.push(id)
  for (const { id: userId } of [watcher, leavingWatcher]) await desk.do(watchIncident, { id, userId })
  await desk.note(id, `for all of ${name}`)
  await desk.note(open, 'for everybody')
  await desk.do(unwatchIncident, { id, userId: leavingWatcher.id })
  await desk.note(id, `not for who left the watchers of ${name}`)
  await desk.do(setTeamMember, { ...member, role: null })
  await desk.note(open, 'for everybody')
  await desk.note(id, `not for who left the team of ${name}`)
}

test('nobody is ever sent a field of what they may not see, while readers come and go', async () => {
  const all = await Promise.all(Array.from({ length: lanes }, (_, index) => enterLane(index)))
  const open = await desk.open({ title: 'An open one' })
  await Promise.all(
    all.map(async (lane) => {
      for (let turn = 0; turn < rounds; turn += 1) await round(lane, open)
    }),
  )
  const last = await desk.open({ title: 'The last' })
  for (const lane of all) {
    const { name, admin, watcher, leavingWatcher, leavingMember, outsider, incidents } = lane
    for (const each of [admin, watcher, leavingWatcher, leavingMember, outsider]) {
      await each.upTo(last)
      expect(each.heard('for everybody')).toBe(2 * rounds * lanes)
      expect(each.wire).not.toContain('INTERNAL_SERVER_ERROR')
    }
    for (const other of all) {
      expect(admin.heard(`for all of ${other.name}`)).toBe(rounds)
      if (other === lane) continue
      for (const each of [watcher, leavingWatcher, leavingMember]) {
        expect(each.wire).not.toMatch(new RegExp(`${other.name}|${other.incidents.join('|')}`))
      }
    }
    for (const text of [
      `for all of ${name}`,
      `not for who left the watchers of ${name}`,
      `not for who left the team of ${name}`,
    ])
      expect(watcher.heard(text)).toBe(rounds)
    expect(leavingWatcher.wire).not.toContain('not for who left')
    expect(leavingMember.wire).not.toContain('not for who left the team')
    expect(outsider.wire).not.toMatch(/Secret|lane/)
    for (const { incidents: hidden } of all) for (const id of hidden) expect(outsider.wire).not.toContain(id)
    expect([admin.hidden, watcher.hidden, outsider.hidden]).toEqual([[], [], []])
    expect(leavingWatcher.hidden).toEqual(incidents)
    expect(new Set(leavingMember.hidden).size).toBe(leavingMember.hidden.length)
  }
})
