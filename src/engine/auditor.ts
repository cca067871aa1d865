import type { Clock } from '../time/clock.js'
import type { Audit } from './duty.js'

export interface Auditor {
  /** Asks every audit. One that fails is reported and stops no other. */
  run(): Promise<void>
  /** How many things the last run found wrong. */
  findings(): number
}

/** Reports each finding once, as long as it is found again and again; what is well in between may come back. */
export function createAuditor(
  audits: readonly Audit[],
  clock: Clock,
  report: (message: string, error?: unknown) => void,
): Auditor {
  const known = audits.map(() => new Set<string>())
  return {
    findings: () => known.reduce((sum, { size }) => sum + size, 0),
    run: async () => {
      for (const [index, audit] of audits.entries()) {
        try {
          const found = await audit(clock.now())
          for (const { key, message } of found) if (!known[index]?.has(key)) report(message)
          known[index] = new Set(found.map(({ key }) => key))
        } catch (error) {
          report('an audit failed', error)
        }
      }
    },
  }
}
