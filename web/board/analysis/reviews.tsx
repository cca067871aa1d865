import type { AnalysisFragment } from '../../generated/graphql'
import { dayAndTimeOf } from '../desk/words'

const verdicts = { APPROVED: '✓ may be published', CHANGES_REQUESTED: '✎ wants changes' }

/** What its reviewers said, and of whom a word is awaited. */
export function Reviews({ reviewers, reviews }: Pick<AnalysisFragment, 'reviewers' | 'reviews'>) {
  const silent = reviewers.filter(({ id }) => !reviews.some(({ reviewer }) => reviewer.id === id))
  return (
    <>
      {reviews.length + silent.length === 0 && <p>Nobody is asked yet.</p>}
      <ul>
        {reviews.map(({ at, reviewer, verdict, comment }) => (
          <li key={at + reviewer.id}>
            <strong>{reviewer.name}</strong>, {dayAndTimeOf(at)}: {verdicts[verdict]}
            {comment && <blockquote class="text">{comment}</blockquote>}
          </li>
        ))}
        {silent.map(({ id, name }) => (
          <li key={id}>
            <strong>{name}</strong> has not said anything yet
          </li>
        ))}
      </ul>
    </>
  )
}
