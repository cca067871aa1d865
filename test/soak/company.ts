import { fork, type ChildProcess } from 'node:child_process'
import type { Order, Report } from './followers.js'

/** Followers in a process of their own. */
export class Company {
  private readonly process: ChildProcess = fork('test/soak/followers.ts', {
    execArgv: ['--import', './test/harness/typescript.mjs'],
  })
  private readonly ended = new Promise<never>((_, reject) => {
    this.process.once('exit', () => reject(new Error('A process of followers has ended.')))
  })
  private last: Promise<unknown> = Promise.resolve()

  /** One order after the other; resolves when it has been obeyed. */
  order(order: Order): Promise<Report | null> {
    const obeyed = async () => {
      const answered = new Promise<Report | null>((resolve) => {
        this.process.once('message', ({ answer }: { answer: Report | null }) => resolve(answer))
      })
      this.process.send(order)
      return Promise.race([answered, this.ended])
    }
    const answered = this.last.then(obeyed)
    this.last = answered.catch(() => undefined)
    return answered
  }

  async report(): Promise<Report> {
    return (await this.order({ do: 'report' })) as Report
  }

  leave(): void {
    this.ended.catch(() => undefined)
    this.process.disconnect()
  }
}

/** What all of them tell together. */
export async function reportOf(companies: Company[]): Promise<Report> {
  const reports = await Promise.all(companies.map((company) => company.report()))
  const sum = (name: 'back' | 'gaps' | 'repeats' | 'errors') =>
    reports.reduce((total, report) => total + report[name], 0)
  const closes: Record<string, number> = {}
  for (const report of reports) {
    for (const [code, count] of Object.entries(report.closes)) closes[code] = (closes[code] ?? 0) + count
  }
  return {
    back: sum('back'),
    gaps: sum('gaps'),
    repeats: sum('repeats'),
    errors: sum('errors'),
    closes,
    heardByAll: Math.min(...reports.map(({ heardByAll }) => heardByAll)),
    latencies: reports.flatMap(({ latencies }) => latencies),
  }
}
