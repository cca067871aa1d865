import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { lockIncident } from '../../incidents/index.js'
import type { UnlinkArticleInput } from '../article.inputs.js'
import { findAnyArticle, linksOf } from '../article.store.js'
import { recordLinks } from '../links.js'

/** Takes an article off an incident, where it is linked. @throws NOT_FOUND */
export async function unlinkArticle(work: Work, { incidentId, articleId }: UnlinkArticleInput) {
  const incident = await lockIncident(work, incidentId, null, ['input', 'incidentId'])
  const { title } = await findAnyArticle(work, articleId, ['input', 'articleId'])
  const before = (await linksOf(work, incidentId)).map((link) => link.articleId)
  const answer = { incident: incidentId, article: articleId }
  if (!before.includes(articleId)) return answer
  await work.manager.query('DELETE FROM incident_article WHERE incidentId = ? AND articleId = ?', [
    idBytes(incidentId),
    idBytes(articleId),
  ])
  const after = before.filter((id) => id !== articleId)
  await recordLinks(work, incident, before, after, `removed the article ${title}`)
  return answer
}
