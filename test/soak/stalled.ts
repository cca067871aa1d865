import { setTimeout as delay } from 'node:timers/promises'
import { Company, reportOf } from './company.js'
import { note, noteFaults, percentile } from './findings.js'
import { SoakedDesk } from './soaked-desk.js'

const query = `subscription($after: String) {
  incidentChanged(after: $after) { cursor event { summary ... on IncidentNoteAdded { text } } }
}`
/** Messages of some 200 KB, so that what the kernels hold for a socket is soon full. */
const long = `subscription($after: String) {
  incidentChanged(after: $after) { cursor event { summary ... on IncidentNoteAdded { text } }
    incident { ${Array.from({ length: 10 }, (_, index) => `d${index}: description`).join(' ')} } }
}`
const stalled = 10
/** How long nobody stalls, and then ten do, in milliseconds. */
const calm = 30_000
const minute = 60_000

/** Ten sockets that read nothing for a minute, beside many that do. True: the others notice nothing, and the ten come back. */
export async function stalledReaders(sockets: number): Promise<boolean> {
  const desk = await SoakedDesk.start(2)
  const [reading, stalling] = [new Company(), new Company()]
  try {
    const following = { do: 'join', keys: desk.keys, url: desk.url, after: desk.begin } as const
    await reading.order({ ...following, count: sockets, query })
    await stalling.order({ ...following, count: stalled, query: long })
    desk.write()
    await delay(calm / 3)
    await reading.report()
    await delay(calm)
    const before = await reading.report()
    const memory = await desk.memory()
    await stalling.order({ do: 'stop reading' })
    await delay(minute)
    const during = await reading.report()
    const memoryAfter = await desk.memory()
    await stalling.order({ do: 'read on' })
    await delay(calm / 3)
    await desk.stopWriting()
    const limit = Date.now() + minute
    let all = await reportOf([reading, stalling])
    while (all.heardByAll < desk.written && Date.now() < limit) {
      await delay(250)
      all = await reportOf([reading, stalling])
    }
    const { closes } = await stalling.report()
    const others = await reading.report()
    const closed = Object.values(closes).reduce((sum, count) => sum + count, 0)
    const spread = (values: number[]) =>
      [0.5, 0.99].map((share) => Math.round(percentile(values, share))).join(', ')
    note('sockets that read', sockets)
    note('sockets that do not for a minute', stalled)
    note('ms to hear of a note before, p50 and p99', spread(before.latencies))
    note('ms to hear of a note meanwhile, p50 and p99', spread(during.latencies))
    note('memory of the desk before and after, MiB', `${memory}, ${memoryAfter}`)
    note('stalled sockets lost', JSON.stringify(closes))
    note('other sockets lost', JSON.stringify(others.closes))
    note('notes written, and sent again', `${desk.written}, ${desk.again}`)
    noteFaults(all)
    const isWhole = all.gaps + all.repeats + all.errors === 0 && all.heardByAll === desk.written
    return isWhole && closed === stalled && Object.keys(others.closes).length === 0
  } finally {
    reading.leave()
    stalling.leave()
    await desk.stop()
  }
}
