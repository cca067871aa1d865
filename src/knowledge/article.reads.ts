import type { Context } from '../access/context.js'
import { byId, manyBy } from '../access/loaders.js'
import { nestedPage } from '../access/nested-pages.js'
import { categoryById, type CategoryEntity } from '../classification/index.js'
import { readPage, type KeysetQuery } from '../connections/keyset.js'
import type { PageInput } from '../connections/page.js'
import { idBytes, isId } from '../ids/type-id.js'
import { IncidentEntity, partOfVisible } from '../incidents/index.js'
import { serviceById, type ServiceEntity } from '../services/index.js'
import { allOf, searchTokens } from '../text/search-text.js'
import * as entities from './article.entity.js'
import type { ArticleKind } from './article.enums.js'

type Article = entities.ArticleEntity

export const articleById = byId('article', entities.ArticleEntity)

export const versionsOfArticle = manyBy(
  'versions of article',
  entities.ArticleVersionEntity,
  'articleId',
  'version',
)

const serviceLinks = manyBy('services of article', entities.ArticleServiceEntity, 'articleId', 'serviceId')
const categoryLinks = manyBy(
  'categories of article',
  entities.ArticleCategoryEntity,
  'articleId',
  'categoryId',
)
const linksOfIncident = manyBy(
  'articles of incident',
  entities.IncidentArticleEntity,
  'incidentId',
  'position',
)

const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name)

/** What an article is about, by name; retired ones stay. */
export async function servicesOfArticle(context: Context, articleId: string): Promise<ServiceEntity[]> {
  const links = await context.load(serviceLinks).load(articleId)
  const found = await Promise.all(links.map(({ serviceId }) => context.load(serviceById).load(serviceId)))
  return found.filter((service) => service !== null).sort(byName)
}

export async function categoriesOfArticle(context: Context, articleId: string): Promise<CategoryEntity[]> {
  const links = await context.load(categoryLinks).load(articleId)
  const found = await Promise.all(links.map(({ categoryId }) => context.load(categoryById).load(categoryId)))
  return found.filter((category) => category !== null).sort(byName)
}

/** What is linked to an incident, in that order; what was retired since stays. */
export async function articlesOfIncident(context: Context, incidentId: string): Promise<Article[]> {
  const links = await context.load(linksOfIncident).load(incidentId)
  return articlesById(
    context,
    links.map(({ articleId }) => articleId),
  )
}

/** Articles in the order of these ids, retired ones too. */
export async function articlesById(context: Context, ids: readonly string[]): Promise<Article[]> {
  const found = await Promise.all(ids.map((id) => context.load(articleById).load(id)))
  return found.filter((article) => article !== null)
}

/** Incidents that an article is linked to, as far as the viewer sees them, newest first. */
export function pageOfUses(context: Context, articleId: string, page: PageInput) {
  const visible = partOfVisible('incident_article')(context)
  const query = (id: string): KeysetQuery<IncidentEntity> => ({
    entity: IncidentEntity,
    join: 'JOIN incident_article ON incident_article.incidentId = incident.id',
    where: `incident_article.articleId = ? AND ${visible.sql}`,
    parameters: [idBytes(id), ...visible.parameters],
    order: [{ sql: 'incident.number', value: ({ number }) => number, kind: 'number', descending: true }],
  })
  return nestedPage(context, 'uses of article', articleId, query, page)
}

export interface ArticleSearch {
  search?: string | null
  kind?: ArticleKind | null
  serviceId?: string | null
}

/** The articles that are not retired, the last changed first. What asks for something that is not there finds none. */
export function pageOfArticles(
  context: Context,
  page: PageInput,
  { search, kind, serviceId }: ArticleSearch,
) {
  const conditions = ['article.organizationId = ? AND article.retired = 0']
  const parameters: unknown[] = [idBytes(context.viewer.organizationId)]
  const add = (sql: string, ...values: unknown[]) => {
    conditions.push(sql)
    parameters.push(...values)
  }
  if (search != null && search.trim() !== '') {
    const { terms } = searchTokens(search)
    if (terms.length === 0) add('FALSE')
    else add('MATCH (article.searchText) AGAINST (? IN BOOLEAN MODE)', allOf(terms))
  }
  if (kind != null) add('article.kind = ?', kind)
  if (serviceId != null) {
    if (isId('service', serviceId))
      add(
        'EXISTS (SELECT 1 FROM article_service s WHERE s.articleId = article.id AND s.serviceId = ?)',
        idBytes(serviceId),
      )
    else add('FALSE')
  }
  const query: KeysetQuery<Article> = {
    entity: entities.ArticleEntity,
    where: conditions.join(' AND '),
    parameters,
    order: [
      { sql: 'article.updatedAt', value: (row) => row.updatedAt, kind: 'instant', descending: true },
      { sql: 'article.id', value: (row) => idBytes(row.id), kind: 'id', descending: true },
    ],
  }
  return readPage(context.manager, query, page)
}
