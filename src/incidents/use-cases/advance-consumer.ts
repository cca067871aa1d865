import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { moveConsumer } from '../../log/consumers.js'
import { logCursor, sequenceOf } from '../../log/cursor.js'
import { headOf } from '../../log/log.reads.js'
import type { AdvanceConsumerInput } from '../live.types.js'

/** Remembers how far a named reader has come. @throws NOT_FOUND, BAD_USER_INPUT */
export async function advanceConsumer(work: Work, { consumer, cursor }: AdvanceConsumerInput) {
  const { organizationId } = work.viewer
  const path = ['input', 'cursor']
  const sequence = sequenceOf(cursor, organizationId, path)
  if (sequence > (await headOf(work.manager, organizationId))) throw badInput(path, 'lies ahead of the log')
  const position = await moveConsumer(work, consumer, sequence)
  return { consumer, cursor: logCursor(organizationId, position) }
}
