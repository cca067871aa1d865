import { matchesText } from '../text/search-text.js'

/** How well a row answers what was typed. */
const parts = { inTitle: 0.6, database: 0.3, isTitle: 0.09 }

/**
 * From 0 to 0.99, below what is found by its number: how many of the terms its title has, how the database ranks it
 * among all that were found (`rank` of `best`), and whether the title says little else.
 */
export function relevance(
  terms: readonly string[],
  title: string,
  { rank, best }: { rank: number; best: number },
): number {
  const present = terms.filter((term) => matchesText([term], [title])).length
  const share = terms.length === 0 ? 0 : present / terms.length
  const words = Math.max(1, title.split(/\s+/).length)
  return (
    parts.inTitle * share +
    parts.database * (best > 0 ? rank / best : 0) +
    parts.isTitle * Math.min(1, present / words)
  )
}
