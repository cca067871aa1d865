import type { Pool, ResultSetHeader } from 'mysql2/promise'
import { idBytes, idText, newId } from '../../src/ids/type-id.js'
import { searchTextOf } from '../../src/text/search-text.js'

const nothing = null

/** The rows that opening an incident makes, by hand: the incident, its number, its sequence, its entry. */
export async function openByHand(pool: Pool, organization: Buffer, title: string): Promise<object> {
  const id = idBytes(newId('incident'))
  const now = new Date()
  const facets = JSON.stringify({
    status: 'OPEN',
    severity: 'HIGH',
    priority: 'P3',
    ownerUserId: nothing,
    ownerTeamId: nothing,
    services: [],
    serviceTeams: [],
    categories: [],
    labels: [],
    major: false,
    drill: false,
    openedAt: now.getTime(),
  })
  const connection = await pool.getConnection()
  try {
    await connection.query('START TRANSACTION')
    await connection.query(
      `INSERT INTO incident (id, organizationId, title, status, open, severity, urgency, priority, priorityOverridden,
         labels, links, major, drill, reporterKind, reporterName, startedAt, openedAt, updatedAt, version, facets, searchText)
       VALUES (?, ?, ?, 'OPEN', 1, 'HIGH', 'LOW', 'P3', 0, '[]', '[]', 0, 0, 'USER', 'Admin', ?, ?, ?, 1, ?, ?)`,
      [id, organization, title, now, now, now, facets, searchTextOf(title)],
    )
    const [head] = await connection.query<ResultSetHeader>(
      'UPDATE log_head SET number = number + 1, sequence = LAST_INSERT_ID(sequence + 1) WHERE organizationId = ?',
      [organization],
    )
    const [counters] = await connection.query('SELECT number FROM log_head WHERE organizationId = ?', [
      organization,
    ])
    const { number } = (counters as { number: number }[])[0] ?? { number: 0 }
    await connection.query('UPDATE incident SET number = ? WHERE id = ?', [number, id])
    await connection.query(
      `INSERT INTO log_entry (organizationId, sequence, id, kind, subjectKind, subjectId, summary, actorKind, actorName,
         occurredAt, recordedAt, data, \`after\`) VALUES (?, ?, ?, 'OPENED', 'incident', ?, ?, 'USER', 'Admin', ?, ?, '{}', ?)`,
      [
        organization,
        head.insertId,
        idBytes(newId('event')),
        id,
        `Admin opened the incident as P3: ${title}`,
        now,
        now,
        facets,
      ],
    )
    await connection.query('COMMIT')
    return {
      openIncident: { incident: { id: idText('incident', id), number, status: 'OPEN', priority: 'P3' } },
    }
  } finally {
    connection.release()
  }
}
