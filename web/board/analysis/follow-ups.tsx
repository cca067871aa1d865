import type { FollowUpFragment } from '../../generated/graphql'
import { PriorityBadge } from '../desk/badges'
import { OuterLink } from '../desk/outer-link'
import { dayAndTimeOf, plain } from '../desk/words'

/** What changes because of it, who sees to it, and by when. */
export function FollowUps({ items }: { items: FollowUpFragment[] }) {
  if (items.length === 0) return <p>None is asked for yet.</p>
  return (
    <div class="scrolling" tabIndex={0} role="group" aria-labelledby="follow-up-actions">
      <table>
        <thead>
          <tr>
            {['What', 'Priority', 'Who', 'By when', 'State', 'About'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, title, kind, priority, owner, dueAt, overdue, state, cause, ticketUrl }) => (
            <tr key={id}>
              <th scope="row">
                {title} <span class="soft">({plain(kind)})</span>
                {ticketUrl !== null && (
                  <>
                    {' '}
                    <OuterLink to={ticketUrl}>ticket</OuterLink>
                  </>
                )}
              </th>
              <td>
                <PriorityBadge priority={priority} />
              </td>
              <td>{owner?.name ?? '⚠ nobody'}</td>
              <td class={overdue ? 'overdue' : undefined}>
                {dueAt === null ? '–' : dayAndTimeOf(dueAt)}
                {overdue && ' ⚠ overdue'}
              </td>
              <td>{plain(state)}</td>
              <td>{cause?.statement ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
