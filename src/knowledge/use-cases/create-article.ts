import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { newId } from '../../ids/type-id.js'
import { ArticleEntity } from '../article.entity.js'
import type { CreateArticleInput } from '../article.inputs.js'
import { authorOf, checkedSubject, keepVersion, replaceSubject, wordsOf } from '../article.store.js'

/** Writes an article. @throws NOT_FOUND, BAD_USER_INPUT for a retired category */
export async function createArticle(work: Work, { kind, title, body, ...input }: CreateArticleInput) {
  const subject = await checkedSubject(work, input, { serviceIds: [], categoryIds: [] })
  const { actor, organizationId } = work.viewer
  const article: ArticleEntity = {
    id: newId('article'),
    organizationId,
    kind,
    title,
    body,
    ...authorOf(work),
    version: 1,
    updatedAt: work.now,
    retired: false,
    searchText: wordsOf({ title, body }),
  }
  await insertRows(work.manager, ArticleEntity, [article])
  await keepVersion(work, article)
  await replaceSubject(work, article.id, subject)
  work.record({
    kind: 'ARTICLE_CREATED',
    subject: article.id,
    summary: `${actor.name} wrote the article ${title}`,
    data: { kind, title, ...subject },
  })
  return { article: article.id }
}
