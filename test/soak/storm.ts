import { setTimeout as delay } from 'node:timers/promises'
import { Company, reportOf } from './company.js'
import { note, noteFaults, passed } from './findings.js'
import { SoakedDesk } from './soaked-desk.js'

const query = `subscription($after: String) {
  incidentChanged(after: $after) { cursor event { summary ... on IncidentNoteAdded { text } } }
}`
/** Within which all are back and have heard what was written meanwhile, in seconds. */
const deadline = 60

/** Many sockets connect, all are reset at once while somebody writes, and all come back. True: as promised. */
export async function storm(sockets: number): Promise<boolean> {
  const desk = await SoakedDesk.start(20)
  const companies = [new Company(), new Company()]
  try {
    desk.write()
    const connected = await passed(async () => {
      const count = sockets / companies.length
      await Promise.all(
        companies.map((company) =>
          company.order({ do: 'join', count, keys: desk.keys, url: desk.url, after: desk.begin, query }),
        ),
      )
    })
    await allHeard(desk, companies)
    note('sockets', sockets)
    note('connected, s', connected)
    note('sockets lost meanwhile', JSON.stringify((await reportOf(companies)).closes))
    await Promise.all(companies.map((company) => company.order({ do: 'reset' })))
    const caughtUp = await passed(async (seconds) => {
      while ((await reportOf(companies)).back < sockets && seconds() < 2 * deadline) await delay(250)
      note('all back after the reset, s', Math.round(seconds() * 10) / 10)
      await allHeard(desk, companies)
    })
    note('all caught up, s', caughtUp)
    await desk.stopWriting()
    await allHeard(desk, companies)
    const after = await reportOf(companies)
    note('sockets lost in all', JSON.stringify(after.closes))
    note('notes written, and sent again', `${desk.written}, ${desk.again}`)
    note('memory of the desk, MiB', await desk.memory())
    noteFaults(after)
    const isWhole = after.gaps + after.repeats + after.errors === 0 && after.heardByAll === desk.written
    return isWhole && caughtUp <= deadline
  } finally {
    for (const company of companies) company.leave()
    await desk.stop()
  }
}

/** Waits until everybody has heard what was written when it is called. */
async function allHeard(desk: SoakedDesk, companies: Company[]): Promise<void> {
  const { written } = desk
  const limit = Date.now() + 2 * deadline * 1_000
  while ((await reportOf(companies)).heardByAll < written && Date.now() < limit) await delay(250)
}
