import type { Viewer } from '../../src/database/work.js'
import type { Desk } from '../../src/desk.js'
import { sequenceOf } from '../../src/log/cursor.js'
import { followIncidents } from '../../src/incidents/live.js'
import type { IncidentChange } from '../../src/incidents/incident-reader.js'
import type { IncidentChangedArgs } from '../../src/incidents/live.types.js'
import type { TestDesk } from '../harness/desk.js'

/** Somebody who follows incidents, message by message. */
export class Reader {
  private constructor(
    private readonly desk: TestDesk,
    private readonly source: AsyncIterableIterator<IncidentChange>,
  ) {}

  static async follow(
    desk: TestDesk,
    args: IncidentChangedArgs = {},
    { viewer, at }: { viewer?: Viewer; at?: Desk } = {},
  ): Promise<Reader> {
    return new Reader(desk, await followIncidents(desk.context(viewer, at), args))
  }

  async next(): Promise<IncidentChange> {
    const result = await this.source.next()
    if (result.done) throw new Error('the subscription has ended')
    return result.value
  }

  /** So many messages, told as `OPENED`, or `-RECLASSIFIED` where the incident does not match any more. */
  async told(count: number): Promise<string[]> {
    const told: string[] = []
    for (let index = 0; index < count; index += 1) {
      const { kind, event, matches } = await this.next()
      told.push(kind === 'EVENT' ? `${matches ? '' : '-'}${event?.kind}` : kind)
    }
    return told
  }

  /** Whether a message is there, or comes within a moment; it is taken. */
  async hears(within = 150): Promise<boolean> {
    const silence = new Promise<false>((resolve) => setTimeout(() => resolve(false), within))
    return Promise.race([this.source.next().then(({ done }) => !done), silence])
  }

  sequence({ cursor }: IncidentChange): number {
    return sequenceOf(cursor, this.desk.admin.organizationId, [])
  }

  async leave(): Promise<void> {
    await this.source.return?.()
  }
}
