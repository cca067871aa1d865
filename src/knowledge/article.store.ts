import { requireCategory } from '../classification/index.js'
import { insertRows, selectRow, selectRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { notFound } from '../errors/desk-error.js'
import { idBytes, isId } from '../ids/type-id.js'
import { requireServices } from '../services/index.js'
import { searchTextOf } from '../text/search-text.js'
import * as entities from './article.entity.js'

type Article = entities.ArticleEntity
type Path = (string | number)[]

/** What an article is about. */
export interface Subject {
  serviceIds: string[]
  categoryIds: string[]
}

/** The article that the viewer wants to change, locked. @throws NOT_FOUND, also for a retired one */
export const lockArticle = (work: Work, id: string, path: Path = ['input', 'id']) =>
  findArticle(work, id, path, 'AND NOT retired FOR UPDATE')

/** An article that is to be used; it is not retired before the work is done. @throws NOT_FOUND */
export const requireArticle = (work: Work, id: string, path: Path) =>
  findArticle(work, id, path, 'AND NOT retired LOCK IN SHARE MODE')

/** An article, a retired one too. @throws NOT_FOUND */
export const findAnyArticle = (work: Work, id: string, path: Path) => findArticle(work, id, path, '')

async function findArticle(work: Work, id: string, path: Path, more: string): Promise<Article> {
  const article = isId('article', id)
    ? await selectRow(work.manager, entities.ArticleEntity, `WHERE id = ? AND organizationId = ? ${more}`, [
        idBytes(id),
        idBytes(work.viewer.organizationId),
      ])
    : null
  if (!article) throw notFound(path)
  return article
}

/**
 * The articles with these ids, retired ones too, each once, in that order; none is retired before the work is done. The lock is
 * shared, so that plans with one article are applied side by side.
 */
export async function heldArticles(work: Work, ids: readonly string[]): Promise<Article[]> {
  const known = ids.filter((id) => isId('article', id))
  if (known.length === 0) return []
  const rows = await selectRows(
    work.manager,
    entities.ArticleEntity,
    'WHERE id IN (?) AND organizationId = ? ORDER BY id LOCK IN SHARE MODE',
    [known.map(idBytes), idBytes(work.viewer.organizationId)],
  )
  return [...new Set(ids)].flatMap((id) => rows.find((row) => row.id === id) ?? [])
}

/** Who does it, as articles and their versions keep it. */
export function authorOf({ viewer: { actor } }: Work) {
  return { authorKind: actor.kind, authorUserId: actor.userId, authorName: actor.name }
}

export const wordsOf = ({ title, body }: { title: string; body: string }) => searchTextOf(title, body)

/** Keeps an article as it stands now, written by the viewer. */
export function keepVersion(work: Work, { id, version, title, body, updatedAt }: Article): Promise<void> {
  const { organizationId } = work.viewer
  return insertRows(work.manager, entities.ArticleVersionEntity, [
    { articleId: id, organizationId, version, title, body, updatedAt, ...authorOf(work) },
  ])
}

/** What an article is about now; the ids in their own order. */
export async function subjectOf({ manager }: Work, articleId: string): Promise<Subject> {
  const of = [idBytes(articleId)]
  const services = await selectRows(
    manager,
    entities.ArticleServiceEntity,
    'WHERE articleId = ? ORDER BY serviceId',
    of,
  )
  const categories = await selectRows(
    manager,
    entities.ArticleCategoryEntity,
    'WHERE articleId = ? ORDER BY categoryId',
    of,
  )
  return {
    serviceIds: services.map(({ serviceId }) => serviceId),
    categoryIds: categories.map(({ categoryId }) => categoryId),
  }
}

/** What is given, each once, the rest as it was. What is retired may stay. @throws NOT_FOUND, BAD_USER_INPUT */
export async function checkedSubject(
  work: Work,
  input: { serviceIds?: string[] | null; categoryIds?: string[] | null },
  before: Subject,
): Promise<Subject> {
  const { serviceIds, categoryIds } = input
  const pathOf = (index: number) => ['input', 'serviceIds', index]
  await requireServices(work, serviceIds ?? [], pathOf, before.serviceIds)
  for (const [index, id] of (categoryIds ?? []).entries())
    if (!before.categoryIds.includes(id))
      await requireCategory(work, id, null, ['input', 'categoryIds', index])
  return {
    serviceIds: serviceIds === undefined ? before.serviceIds : distinct(serviceIds),
    categoryIds: categoryIds === undefined ? before.categoryIds : distinct(categoryIds),
  }
}

const distinct = (ids: readonly string[] | null) => [...new Set(ids ?? [])].sort()

/** The article is about this from now on, and about nothing else. */
export async function replaceSubject(work: Work, articleId: string, { serviceIds, categoryIds }: Subject) {
  const { manager, viewer } = work
  const { organizationId } = viewer
  for (const table of ['article_service', 'article_category'])
    await manager.query(`DELETE FROM ${table} WHERE articleId = ?`, [idBytes(articleId)])
  await insertRows(
    manager,
    entities.ArticleServiceEntity,
    serviceIds.map((serviceId) => ({ articleId, serviceId, organizationId })),
  )
  await insertRows(
    manager,
    entities.ArticleCategoryEntity,
    categoryIds.map((categoryId) => ({ articleId, categoryId, organizationId })),
  )
}

/** The articles of an incident that is locked, in the order in which they were linked. */
export const linksOf = ({ manager }: Work, incidentId: string) =>
  selectRows(manager, entities.IncidentArticleEntity, 'WHERE incidentId = ? ORDER BY position', [
    idBytes(incidentId),
  ])
