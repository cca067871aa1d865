import { conflict, notFound } from '../errors/desk-error.js'
import type { NewEntry, Work } from '../database/work.js'
import { heldArticles, linkArticle } from '../knowledge/index.js'
import { activePlans } from './plan.store.js'

/** Articles to have at hand when a plan is applied, each once; one that was `present` may be retired since. @throws NOT_FOUND */
export async function articleIdsOf(
  work: Work,
  ids: readonly string[],
  present: readonly string[],
): Promise<string[]> {
  const held = await heldArticles(work, ids)
  const wrong = ids.findIndex((id) => {
    const article = held.find((each) => each.id === id)
    return !article || (article.retired && !present.includes(id))
  })
  if (wrong >= 0) throw notFound(['input', 'articleIds', wrong])
  return [...new Set(ids)]
}

/**
 * Links what a plan has at hand to the incident that it is applied to. A plan that was not active when an article was
 * retired may name it still: answers which were left, for its note.
 */
export async function articlesAtHand(work: Work, ids: readonly string[]) {
  const held = await heldArticles(work, ids)
  return {
    left: held.filter(({ retired }) => retired).map(({ title }) => `Article: ${title} is retired.`),
    link: async (desk: Work, incidentId: string) => {
      for (const { id: articleId, retired } of held)
        if (!retired) await linkArticle(desk, { incidentId, articleId })
    },
  }
}

/** Answers ARTICLE_RETIRED. @throws CONFLICT with `users`: active plans have it at hand */
export async function refuseRetiringAtHand(work: Work, { subject }: NewEntry): Promise<void> {
  const using = (await activePlans(work)).filter(({ articleIds }) => articleIds.includes(subject))
  if (using.length === 0) return
  throw conflict('Response plans have it at hand: change them first.', { users: using.map(({ id }) => id) })
}
