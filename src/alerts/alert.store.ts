import { createHash } from 'node:crypto'
import { insertRows, selectRow, selectRows, updateRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { badInput } from '../errors/desk-error.js'
import { idBytes, newId } from '../ids/type-id.js'
import { AlertEntity } from './alert.entity.js'

const mostBytes = 255

/** How an open alert is found again. @throws BAD_USER_INPUT where the key is too long */
export function openKeyOf(dedupKey: string): Buffer {
  if (Buffer.byteLength(dedupKey) > mostBytes)
    throw badInput(['input', 'dedupKey'], `must have at most ${mostBytes} bytes`)
  return createHash('sha256').update(dedupKey).digest()
}

/** What is known of an alert when it comes in for the first time. */
export type NewAlert = Pick<AlertEntity, 'dedupKey' | 'summary' | 'source' | 'serviceId' | 'details'>

/**
 * Counts an alert, locked until the end of the work: onto the open one of its key, else as a new one. One statement
 * decides, so a thousand at once make one alert and wait for it in turn.
 */
export async function countAlert(
  work: Work,
  alert: NewAlert,
  at: Date,
): Promise<{ alert: AlertEntity; isNew: boolean }> {
  const id = newId('alert')
  const { organizationId } = work.viewer
  const openKey = openKeyOf(alert.dedupKey)
  const row = {
    id,
    organizationId,
    openKey,
    ...alert,
    incidentId: null,
    openedIncidentId: null,
    count: 1,
    firstAt: at,
    lastAt: at,
    resolvedAt: null,
  }
  await insertRows(
    work.manager,
    AlertEntity,
    [row],
    'ON DUPLICATE KEY UPDATE count = count + 1, firstAt = LEAST(firstAt, VALUES(firstAt)), lastAt = GREATEST(lastAt, VALUES(lastAt))',
  )
  const counted = (await lockOpenAlert(work, alert.dedupKey)) as AlertEntity
  return { alert: counted, isNew: counted.id === id }
}

/** The open alert of a key, locked until the end of the work; null where there is none. @throws BAD_USER_INPUT */
export function lockOpenAlert(work: Work, dedupKey: string): Promise<AlertEntity | null> {
  return selectRow(work.manager, AlertEntity, 'WHERE organizationId = ? AND openKey = ? FOR UPDATE', [
    idBytes(work.viewer.organizationId),
    openKeyOf(dedupKey),
  ])
}

/** The alerts of an incident that are not over, locked. */
export function lockOpenAlertsOf(work: Work, incidentId: string): Promise<AlertEntity[]> {
  return selectRows(
    work.manager,
    AlertEntity,
    'WHERE incidentId = ? AND openKey IS NOT NULL ORDER BY id FOR UPDATE',
    [idBytes(incidentId)],
  )
}

export async function changeAlert(
  work: Work,
  alert: AlertEntity,
  changes: Partial<AlertEntity>,
): Promise<AlertEntity> {
  await updateRows(work.manager, AlertEntity, changes, 'id = ?', [idBytes(alert.id)])
  return { ...alert, ...changes }
}

/** Whether an alert opened the incident, and no person has done anything to it since. */
export async function isLeftToAlerts(work: Work, incidentId: string): Promise<boolean> {
  const id = idBytes(incidentId)
  const opening = await work.manager.query<unknown[]>(
    'SELECT 1 FROM alert WHERE incidentId = ? AND openedIncidentId = ? LIMIT 1',
    [id, id],
  )
  if (opening.length === 0) return false
  const acts = await work.manager.query<unknown[]>(
    `SELECT 1 FROM log_entry WHERE subjectId = ? AND actorKind = 'USER' AND kind NOT IN ('OPENED', 'ALERT_CHANGED')
     LIMIT 1`,
    [id],
  )
  return acts.length === 0
}
