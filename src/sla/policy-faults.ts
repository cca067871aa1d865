import { badInputs, type FieldFault } from '../errors/desk-error.js'
import type { IncidentStatus } from '../incidents/index.js'
import type { Target } from './sla.entity.js'

/** A year of calendar time. */
const longest = 366 * 86_400_000
/** In these no clock runs anyway. */
const over: IncidentStatus[] = ['RESOLVED', 'CLOSED', 'CANCELED']

/** @throws BAD_USER_INPUT with the path of each target, status and fraction that cannot be one, or is there twice */
export function refusePolicyFaults(input: {
  targets?: readonly Target[] | null
  pausedIn?: readonly IncidentStatus[] | null
  warnAt?: readonly number[] | null
}): void {
  const faults: FieldFault[] = []
  const seen = new Set<string>()
  for (const [index, { metric, priority, target }] of (input.targets ?? []).entries()) {
    const path = (field: string) => ['input', 'targets', index, field]
    if (target <= 0) faults.push({ path: path('target'), message: 'must be positive' })
    if (target > longest) faults.push({ path: path('target'), message: 'must be at most a year' })
    if (seen.has(`${metric} ${priority}`))
      faults.push({ path: path('metric'), message: 'has a target for this priority already' })
    seen.add(`${metric} ${priority}`)
  }
  for (const [index, status] of (input.pausedIn ?? []).entries()) {
    if (over.includes(status))
      faults.push({ path: ['input', 'pausedIn', index], message: 'is no status in which a clock could run' })
  }
  for (const [index, fraction] of (input.warnAt ?? []).entries()) {
    if (!(fraction > 0 && fraction < 1))
      faults.push({ path: ['input', 'warnAt', index], message: 'must lie between 0 and 1' })
  }
  if (faults.length > 0) throw badInputs(faults)
}
