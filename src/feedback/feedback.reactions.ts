import { selectRows } from '../database/rows.js'
import type { RecordedEntry, Work } from '../database/work.js'
import { idBytes } from '../ids/type-id.js'
import { lockLinked, type StatusChangeData } from '../incidents/index.js'
import { about, notify, stakeholdersOf, watchersOf } from '../notifications/index.js'
import { FeedbackEntity } from './feedback.entity.js'

/**
 * Who watched a closed incident, and whom the teams of its services keep informed, is asked how it went: once, also
 * where it is closed again, and not who closed it or has said so already.
 */
export async function askForFeedback(work: Work, { subject, data, actor }: RecordedEntry): Promise<void> {
  const { from, to } = data as StatusChangeData
  if (to !== 'CLOSED' || from === to) return
  const incident = await lockLinked(work, subject)
  if (!incident || incident.drill || incident.duplicateOfId !== null) return
  const given = await selectRows(work.manager, FeedbackEntity, 'WHERE incidentId = ?', [idBytes(subject)])
  const silent = [actor.userId, ...given.map(({ userId }) => userId)]
  const asked = [...(await watchersOf(work, incident)), ...(await stakeholdersOf(work, incident))]
  await notify(work, {
    cause: 'FEEDBACK_REQUEST',
    key: incident.id,
    incident,
    recipients: asked.filter((id) => !silent.includes(id)),
    subject: about(incident),
    ask: 'It is closed. How was it handled? Please give it 1 to 5, and a word if you like.',
  })
}
