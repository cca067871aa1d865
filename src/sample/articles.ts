import type { Work } from '../database/work.js'
import { createArticle } from '../knowledge/index.js'
import { articles } from './articles.data.js'
import { entries, type Company } from './company.js'

/** Writes down what the company knows, each by who knows it. */
export async function writeArticles(work: Work, company: Company): Promise<void> {
  for (const [key, { kind, title, body, by, services, categories }] of entries(articles)) {
    const { article } = await createArticle(work.replaying(work.now, company.actors[by]), {
      kind,
      title,
      body,
      serviceIds: services.map((service) => company.services[service]),
      categoryIds: categories.flatMap((category) => company.categories.get(category) ?? []),
    })
    company.articles[key] = article
  }
}
