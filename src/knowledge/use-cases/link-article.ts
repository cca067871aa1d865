import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { lockIncident } from '../../incidents/index.js'
import { IncidentArticleEntity } from '../article.entity.js'
import type { LinkArticleInput } from '../article.inputs.js'
import { findAnyArticle, linksOf, requireArticle } from '../article.store.js'
import { recordLinks } from '../links.js'

/** Says that an article helps with an incident, also with one that is over; once. @throws NOT_FOUND */
export async function linkArticle(work: Work, { incidentId, articleId }: LinkArticleInput) {
  const incident = await lockIncident(work, incidentId, null, ['input', 'incidentId'])
  const path = ['input', 'articleId']
  const links = await linksOf(work, incidentId)
  const before = links.map((link) => link.articleId)
  const isLinked = before.includes(articleId)
  const { title } = await (isLinked ? findAnyArticle : requireArticle)(work, articleId, path)
  if (isLinked) return { incident: incidentId, article: articleId }
  const { organizationId } = work.viewer
  const position = (links.at(-1)?.position ?? 0) + 1
  await insertRows(work.manager, IncidentArticleEntity, [
    { incidentId, articleId, organizationId, position, linkedAt: work.now },
  ])
  await recordLinks(work, incident, before, [...before, articleId], `linked the article ${title}`)
  return { incident: incidentId, article: articleId }
}
