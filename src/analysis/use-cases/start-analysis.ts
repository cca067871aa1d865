import { insertRows, selectRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput, conflict, notFound } from '../../errors/desk-error.js'
import { idBytes, idText, newId } from '../../ids/type-id.js'
import { lockIncident, type IncidentEntity } from '../../incidents/index.js'
import { LogEntryEntity } from '../../log/log.entity.js'
import { ServiceEntity } from '../../services/index.js'
import { clearTimer } from '../../engine/timers.js'
import { AnalysisEntity, AnalysisIncidentEntity, type NarrativeEntry } from '../analysis.entity.js'
import type { StartAnalysisInput } from '../analysis.inputs.js'
import { recordAnalysis } from '../analysis.store.js'
import { firstNarrative, firstWords, narrativeKinds } from '../first-words.js'
import { searchTextFor } from '../searchable.js'
import { dueTimers, needsOf, timeReminder } from '../need.store.js'

/**
 * Begins the analysis of incidents that have none, with what the log knows: first words, the turning points, who
 * writes it, by when it is due.
 * @throws NOT_FOUND; BAD_USER_INPUT for a canceled one; CONFLICT with `analysis` where one has its analysis already
 */
export async function startAnalysis(work: Work, { incidentIds, title }: StartAnalysisInput) {
  const incidents = await lockAll(work, [...new Set(incidentIds)], incidentIds)
  const [first] = incidents
  if (!first) throw notFound(['input', 'incidentIds'])
  await refuseAnalysed(work, incidents)
  const { organizationId, actor } = work.viewer
  const needs = await needsOf(work, incidentIds)
  const due = needs.map(({ dueAt }) => dueAt.getTime())
  const written = {
    title: title ?? first.title,
    ...firstWords(incidents, await servicesOf(work, incidents)),
    lessonsLearned: [],
    narrative: await narrativeOf(work, incidents),
  }
  const analysis: AnalysisEntity = {
    id: newId('analysis'),
    organizationId,
    state: 'DRAFT',
    ...written,
    searchText: searchTextFor(written),
    authorIds: actor.userId ? [actor.userId] : ownersOf(incidents),
    reviewerIds: [],
    meetingAt: null,
    dueAt: due.length > 0 ? new Date(Math.min(...due)) : null,
    publishedAt: null,
    version: 1,
    createdAt: work.now,
  }
  await insertRows(work.manager, AnalysisEntity, [analysis])
  await insertRows(
    work.manager,
    AnalysisIncidentEntity,
    incidents.map(({ id: incidentId }) => ({ incidentId, organizationId, analysisId: analysis.id })),
  )
  for (const { id } of incidents) await clearTimer(work, dueTimers.incident, id)
  await timeReminder(work, dueTimers.analysis, analysis.id, analysis.dueAt)
  recordAnalysis(work, { analysis, incidents }, 'began the analysis')
  return { analysis: analysis.id }
}

/** Locked in the order of their ids, told in the order in which they were given. */
async function lockAll(
  work: Work,
  ids: readonly string[],
  asked: readonly string[],
): Promise<IncidentEntity[]> {
  const locked = new Map<string, IncidentEntity>()
  for (const id of [...ids].sort()) {
    const path = ['input', 'incidentIds', asked.indexOf(id)]
    const incident = await lockIncident(work, id, null, path)
    if (incident.status === 'CANCELED') throw badInput(path, 'is canceled: there is nothing to learn from')
    locked.set(id, incident)
  }
  return ids.flatMap((id) => locked.get(id) ?? [])
}

async function refuseAnalysed({ manager }: Work, incidents: readonly IncidentEntity[]): Promise<void> {
  const [taken] = await selectRows(manager, AnalysisIncidentEntity, 'WHERE incidentId IN (?)', [
    incidents.map(({ id }) => idBytes(id)),
  ])
  if (!taken) return
  throw conflict('One of the incidents has an analysis already.', {
    analysis: taken.analysisId,
    incident: taken.incidentId,
  })
}

const ownersOf = (incidents: readonly IncidentEntity[]) => [
  ...new Set(incidents.flatMap(({ ownerUserId }) => ownerUserId ?? [])),
]

async function servicesOf({ manager }: Work, incidents: readonly IncidentEntity[]): Promise<string[]> {
  const ids = [...new Set(incidents.flatMap(({ facets }) => facets.services))]
  if (ids.length === 0) return []
  const rows = await selectRows(manager, ServiceEntity, 'WHERE id IN (?)', [ids.map(idBytes)])
  return ids.flatMap((id) => rows.find((row) => row.id === id)?.name ?? [])
}

async function narrativeOf(
  { manager }: Work,
  incidents: readonly IncidentEntity[],
): Promise<NarrativeEntry[]> {
  const numbers = new Map(incidents.map(({ id, number }) => [id, number]))
  const rows = await selectRows(
    manager,
    LogEntryEntity,
    'WHERE subjectId IN (?) AND kind IN (?) ORDER BY occurredAt, sequence LIMIT 2000',
    [incidents.map(({ id }) => idBytes(id)), narrativeKinds],
  )
  const happened = rows.map((row) => ({
    ...row,
    number: numbers.get(idText(row.subjectKind, row.subjectId)) ?? 0,
  }))
  return firstNarrative(happened, incidents.length > 1)
}
