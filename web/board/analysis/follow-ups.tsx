import type { FollowUpFragment } from '../../generated/graphql'
import { PriorityBadge } from '../desk/badges'
import { OuterLink } from '../desk/outer-link'
import { dayAndTimeOf, plain } from '../desk/words'

/** What changes because of it, who sees to it, and by when. */
export function FollowUps({ items }: { items: FollowUpFragment[] }) {
  if (items.length === 0) return <p>None is asked for yet.</p>
  return (
    <div class="scrolling" tabIndex={0} role="group" aria-labelledby="follow-up-actions">
      <table class="follow-ups">
        <thead>
          <tr>
            {['What', 'By when', 'Who', 'Priority', 'State', 'About'].map((name) => (
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
              <td class={overdue ? 'overdue' : undefined}>
                {dueAt === null ? '–' : dayAndTimeOf(dueAt)}
                {overdue && (
                  <>
                    {' '}
                    <span class="together">⚠ overdue</span>
                  </>
                )}
              </td>
              <td>{owner?.name ?? <span class="together">⚠ nobody</span>}</td>
              <td>
                <PriorityBadge priority={priority} />
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
