import { lengthOf, millisecondsOf } from '../desk/words'
import type { Load } from './use-figures'

/** Who was paged, when, and for how long they were on call. */
export function LoadTable({ load }: { load: Load | string }) {
  return (
    <section aria-labelledby="load" class="card">
      <h2 id="load">On-call load</h2>
      <p class="soft">Of everybody, whatever is chosen above but the days.</p>
      {typeof load === 'string' ? (
        <p>{load}</p>
      ) : (
        <div class="scrolling" tabIndex={0} role="group" aria-labelledby="load">
          <table>
            <thead>
              <tr>
                <th scope="col">person</th>
                <th scope="col">Pages</th>
                <th scope="col">At work</th>
                <th scope="col">In spare time</th>
                <th scope="col">At night</th>
                <th scope="col">On call</th>
              </tr>
            </thead>
            <tbody>
              {load.map(({ user, pages, inWorkingHours, inOffHours, inSleepHours, onCall }) => (
                <tr key={user.id}>
                  <th scope="row">{user.name}</th>
                  <td>{pages}</td>
                  <td>{inWorkingHours}</td>
                  <td>{inOffHours}</td>
                  <td>{inSleepHours}</td>
                  <td>{lengthOf(millisecondsOf(onCall))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
