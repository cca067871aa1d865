import type { Context } from '../access/context.js'
import { badInput, notFound } from '../errors/desk-error.js'
import { enterConsumer } from '../log/consumers.js'
import { sequenceOf } from '../log/cursor.js'
import { PulledSource } from '../log/source.js'
import { incidentById } from './incident.reads.js'
import { IncidentReader, type IncidentChange } from './incident-reader.js'
import type { IncidentChangedArgs } from './live.types.js'
import { hashOf, type Interest } from './matching.js'

/**
 * Every change of the incidents that a reader follows and may see, in log order, each exactly once: from its position
 * on, which is all that is kept of it. Replay and live are the same pull from the tail of the log.
 * @throws NOT_FOUND, BAD_USER_INPUT at once, before anything is held
 */
export async function followIncidents(
  context: Context,
  args: Pick<IncidentChangedArgs, 'id' | 'filter' | 'after' | 'consumer' | 'positions'>,
  only?: Interest['only'],
): Promise<PulledSource<IncidentChange>> {
  const interest: Interest = { id: args.id ?? null, filter: args.filter ?? null, ...(only && { only }) }
  if (interest.id !== null && !(await context.load(incidentById).load(interest.id))) throw notFound(['id'])
  const { tail, release } = context.follower.follow(context.viewer.organizationId)
  try {
    const head = await tail.position()
    const start = await startOf(context, args, head)
    const reader = new IncidentReader(context, interest, tail, start, args.positions ? head : null)
    return new PulledSource((signal, left) => reader.read(signal, left), release, reader)
  } catch (error) {
    release()
    throw error
  }
}

async function startOf(
  context: Context,
  args: Pick<IncidentChangedArgs, 'id' | 'filter' | 'after' | 'consumer'>,
  head: number,
): Promise<number> {
  const { organizationId } = context.viewer
  const after = args.after != null ? sequenceOf(args.after, organizationId, ['after']) : head
  if (after > head) throw badInput(['after'], 'lies ahead of the log')
  if (!args.consumer) return after
  const filterHash = hashOf({ id: args.id ?? null, filter: args.filter ?? null })
  const entered = await context.transact(enterConsumer, { name: args.consumer, filterHash, sequence: after })
  return entered.sequence
}
