import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { ArticleEntity } from '../article.entity.js'
import type { RetireArticleInput } from '../article.inputs.js'
import { lockArticle } from '../article.store.js'

/**
 * Takes an article out of the lists; incidents keep it. The rooms that count on articles answer the entry.
 * @throws NOT_FOUND; CONFLICT with `users`, the ids of what uses it
 */
export async function retireArticle(work: Work, { id }: RetireArticleInput) {
  const { title } = await lockArticle(work, id)
  await updateRows(work.manager, ArticleEntity, { retired: true }, 'id = ?', [idBytes(id)])
  work.record({
    kind: 'ARTICLE_RETIRED',
    subject: id,
    summary: `${work.viewer.actor.name} retired the article ${title}`,
  })
  return { article: id }
}
