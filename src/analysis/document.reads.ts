import type { EntityManager } from 'typeorm'
import { selectRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import { TeamEntity, UserEntity } from '../people/index.js'
import { ActionItemEntity, AnalysisEntity, CauseEntity } from './analysis.entity.js'
import { incidentsOf } from './analysis.reads.js'
import { asTold } from './causes.js'
import { factsOf, type Facts } from './facts.reads.js'
import { markdownOf } from './markdown.js'

/** Each analysis as one Markdown document, as it stands; a fixed number of statements for all of them. */
export async function documentsOf(
  reading: { manager: EntityManager },
  ids: readonly string[],
): Promise<string[]> {
  const { manager } = reading
  const bytes = ids.map(idBytes)
  const analyses = await selectRows(manager, AnalysisEntity, 'WHERE id IN (?)', [bytes])
  const causes = await selectRows(manager, CauseEntity, 'WHERE analysisId IN (?) ORDER BY id', [bytes])
  const items = await selectRows(manager, ActionItemEntity, 'WHERE analysisId IN (?) ORDER BY id', [bytes])
  const incidents = await incidentsOf(reading, ids)
  const facts = await factsOf(
    manager,
    ids.map((id) => incidents.get(id) ?? []),
  )
  const nameOf = await namesOf(manager, analyses, items, facts)
  return ids.map((id, index) => {
    const analysis = analyses.find((each) => each.id === id)
    const measured = facts[index]
    if (!analysis || !measured) return ''
    const { authorIds, reviewerIds, lessonsLearned, narrative } = analysis
    return markdownOf({
      ...analysis,
      incidents: incidents.get(id) ?? [],
      authors: authorIds.map(nameOf),
      reviewers: reviewerIds.map(nameOf),
      sections: [
        { heading: 'Summary', text: analysis.summary },
        { heading: 'Impact', text: analysis.impact },
        { heading: 'Detection', text: analysis.detection },
        { heading: 'Response', text: analysis.response },
      ],
      facts: factRows(measured, nameOf),
      narrative,
      causes: asTold(causes.filter(({ analysisId }) => analysisId === id)),
      lessons: lessonsLearned,
      actions: items
        .filter(({ analysisId }) => analysisId === id)
        .map((item) => {
          const owner = item.ownerUserId ?? item.ownerTeamId
          return { ...item, owner: owner && nameOf(owner) }
        }),
    })
  })
}

async function namesOf(
  manager: EntityManager,
  analyses: readonly AnalysisEntity[],
  items: readonly ActionItemEntity[],
  facts: readonly Facts[],
): Promise<(id: string) => string> {
  const people = [
    ...analyses.flatMap(({ authorIds, reviewerIds }) => [...authorIds, ...reviewerIds]),
    ...items.flatMap(({ ownerUserId }) => ownerUserId ?? []),
    ...facts.flatMap(({ responderIds }) => responderIds),
  ]
  const teams = items.flatMap(({ ownerTeamId }) => ownerTeamId ?? [])
  const rows = [
    ...(people.length > 0
      ? await selectRows(manager, UserEntity, 'WHERE id IN (?)', [people.map(idBytes)])
      : []),
    ...(teams.length > 0
      ? await selectRows(manager, TeamEntity, 'WHERE id IN (?)', [teams.map(idBytes)])
      : []),
  ]
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? 'somebody who has left'
}

const factRows = (facts: Facts, nameOf: (id: string) => string) => [
  { name: 'Time to detect', value: facts.timeToDetect },
  { name: 'Time to acknowledge', value: facts.timeToAcknowledge },
  { name: 'Time to mitigate', value: facts.timeToMitigate },
  { name: 'Time to resolve', value: facts.timeToResolve },
  { name: 'Responders', value: facts.responderIds.map(nameOf).join(', ') || null },
  { name: 'SLA breaches', value: String(facts.slaBreaches) },
  { name: 'Escalations', value: String(facts.escalations) },
  { name: 'Pages sent', value: String(facts.pagesSent) },
  { name: 'Status updates', value: String(facts.statusUpdates) },
]
