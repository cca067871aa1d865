import type { AnalysisFragment } from '../../generated/graphql'
import { lengthOf, millisecondsOf } from '../desk/words'

const length = (duration: string | null) => (duration === null ? '–' : lengthOf(millisecondsOf(duration)))

/** What the log says of it. */
export function Facts({ facts }: { facts: AnalysisFragment['facts'] }) {
  const told: [string, string | number][] = [
    ['to detect', length(facts.timeToDetect)],
    ['to acknowledge', length(facts.timeToAcknowledge)],
    ['to mitigate', length(facts.timeToMitigate)],
    ['to resolve', length(facts.timeToResolve)],
    ['SLA clocks breached', facts.slaBreaches],
    ['ladders', facts.escalations],
    ['pages', facts.pagesSent],
    ['status updates', facts.statusUpdates],
  ]
  return (
    <section aria-label="Facts">
      <dl class="counts totals">
        {told.map(([name, value]) => (
          <div key={name} class="count">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {facts.responders.length > 0 && (
        <p class="soft">Who responded: {facts.responders.map(({ name }) => name).join(', ')}</p>
      )}
    </section>
  )
}
