// A process of followers: those who hold ten thousand sockets must not share the processor time of the desk.
import { Follower, Tally, type Following } from './follower.js'

export type Order =
  | ({ do: 'join'; count: number; keys: string[] } & Omit<Following, 'key'>)
  | { do: 'reset' | 'stop reading' | 'read on' | 'report' }

export interface Report {
  back: number
  /** The number that the last of them has heard. */
  heardByAll: number
  gaps: number
  repeats: number
  errors: number
  closes: Record<string, number>
  /** Since the last report. */
  latencies: number[]
}

/** So many connect at a time, when nothing is wrong. */
const atOnce = 100
const tally = new Tally()
const followers: Follower[] = []

async function join({ count, keys, ...following }: Extract<Order, { do: 'join' }>): Promise<void> {
  for (let from = 0; from < count; from += atOnce) {
    const more = Array.from({ length: Math.min(atOnce, count - from) }, (_, index) => {
      return new Follower({ ...following, key: keys[(from + index) % keys.length] ?? '' }, tally)
    })
    followers.push(...more)
    await Promise.all(more.map(({ joined }) => joined))
  }
}

function report(): Report {
  const { latencies, ...counted } = tally
  tally.latencies = []
  return {
    ...counted,
    back: followers.filter(({ isBack }) => isBack).length,
    heardByAll: Math.min(...followers.map(({ heard }) => heard)),
    latencies,
  }
}

async function obey(order: Order): Promise<Report | null> {
  if (order.do === 'join') await join(order)
  else if (order.do === 'report') return report()
  else {
    for (const follower of followers) {
      if (order.do === 'reset') follower.reset()
      else if (order.do === 'stop reading') follower.stopReading()
      else follower.readOn()
    }
  }
  return null
}

process.on('message', (order: Order) => {
  void obey(order).then((answer) => process.send?.({ answer }))
})
process.on('disconnect', () => process.exit(0))
