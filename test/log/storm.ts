import type { Work } from '../../src/database/work.js'
import type { Desk } from '../../src/desk.js'
import { lockIncident } from '../../src/incidents/incident.store.js'
import { addIncidentNote } from '../../src/incidents/use-cases/add-incident-note.js'
import { openIncident } from '../../src/incidents/use-cases/open-incident.js'
import type { TestDesk } from '../harness/desk.js'

class ChangedMyMind extends Error {}

/** What came of a storm, as its writers were told. */
export interface Storm {
  /** Opened, and told so. */
  opened: string[]
  notes: string[]
  rolledBack: number
}

/**
 * Writers who open incidents, lock two of a few shared ones in any order (so that they deadlock), and change their
 * mind in the middle of one transaction in five. Each writer sits at one of the desks.
 */
export async function storm(
  desk: TestDesk,
  desks: Desk[],
  { writers = 8, mutations = 200 } = {},
): Promise<Storm> {
  const shared = await Promise.all(Array.from({ length: 4 }, () => desk.open()))
  const told: Storm = { opened: [...shared], notes: [], rolledBack: 0 }
  const pick = <T>(list: readonly T[]) => list[Math.floor(Math.random() * list.length)] as T
  const write = async (hand: ReturnType<TestDesk['as']>, text: string) => {
    const answer = await hand.do(
      async (work: Work, input: { first: string; second: string }) => {
        const title = text
        const { incident } = await openIncident(work, { title, severity: 'LOW', urgency: 'LOW' })
        await lockIncident(work, input.first)
        await lockIncident(work, input.second)
        await addIncidentNote(work, { id: input.first, text })
        if (Math.random() < 0.2) throw new ChangedMyMind()
        return { incident }
      },
      { first: pick(shared), second: pick(shared) },
    )
    told.opened.push(answer.incident)
    told.notes.push(text)
  }
  const writer = async (index: number) => {
    const hand = desk.as(desk.admin, desks[index % desks.length])
    for (let turn = 0; turn < mutations; turn += 1) {
      try {
        await write(hand, `writer ${index}, turn ${turn}`)
      } catch (error) {
        if (!(error instanceof ChangedMyMind)) throw error
        told.rolledBack += 1
      }
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, index) => writer(index)))
  return told
}
