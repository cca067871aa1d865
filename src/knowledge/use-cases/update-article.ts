import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInputs, conflict } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { ArticleEntity } from '../article.entity.js'
import type { UpdateArticleInput } from '../article.inputs.js'
import {
  checkedSubject,
  keepVersion,
  lockArticle,
  replaceSubject,
  subjectOf,
  wordsOf,
} from '../article.store.js'

/**
 * Changes what is given: one version further. Where nothing would change nothing does.
 * @throws NOT_FOUND, CONFLICT, BAD_USER_INPUT
 */
export async function updateArticle(work: Work, input: UpdateArticleInput) {
  const { id, expectedVersion } = input
  const before = await lockArticle(work, id)
  const { version } = before
  if (expectedVersion != null && expectedVersion !== version)
    throw conflict(`The article has changed: it is at version ${version}.`, { version })
  const cleared = (['title', 'body'] as const).filter((field) => input[field] === null)
  if (cleared.length > 0)
    throw badInputs(cleared.map((field) => ({ path: ['input', field], message: 'cannot be cleared' })))
  const subject = await subjectOf(work, id)
  const about = await checkedSubject(work, input, subject)
  const title = input.title ?? before.title
  const body = input.body ?? before.body
  const moved = differs(subject, about)
  if (title === before.title && body === before.body && !moved) return { article: id }
  const after = {
    ...before,
    title,
    body,
    version: version + 1,
    updatedAt: work.now,
    searchText: wordsOf({ title, body }),
  }
  await updateRows(work.manager, ArticleEntity, after, 'id = ?', [idBytes(id)])
  await keepVersion(work, after)
  if (moved) await replaceSubject(work, id, about)
  // What it said stands in its versions.
  work.record({
    kind: 'ARTICLE_CHANGED',
    subject: id,
    summary: `${work.viewer.actor.name} changed the article ${before.title}`,
    data: {
      before: { title: before.title, version, ...subject },
      after: { title, version: after.version, ...about },
    },
  })
  return { article: id }
}

const differs = (one: object, other: object) => JSON.stringify(one) !== JSON.stringify(other)
