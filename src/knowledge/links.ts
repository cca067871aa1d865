import type { Work } from '../database/work.js'
import { recordEvent, touchIncident, updated, type IncidentEntity } from '../incidents/index.js'
import { heldArticles } from './article.store.js'

/** Writes into the timeline which articles an incident had and has. */
export async function recordLinks(
  work: Work,
  incident: IncidentEntity,
  before: readonly string[],
  after: readonly string[],
  sentence: string,
): Promise<void> {
  const articles = await heldArticles(work, [...before, ...after])
  const titles = (ids: readonly string[]) =>
    articles
      .filter(({ id }) => ids.includes(id))
      .map(({ title }) => title)
      .join(', ') || null
  const { actor } = work.viewer
  const touched = await touchIncident(work, incident)
  recordEvent(work, touched, incident.facets, {
    ...updated(actor, [{ field: 'articles', before: titles(before), after: titles(after) }]),
    summary: `${actor.name} ${sentence}`,
  })
}
