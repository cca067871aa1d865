const short = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const long = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** `14:05`, in the reader's time. */
export const timeOf = (instant: number | string) => short.format(new Date(instant))
/** With the day. */
export const dayAndTimeOf = (instant: number | string) => long.format(new Date(instant))

/** `IN_PROGRESS` as people say it: `in progress`. */
export const plain = (name: string) => name.toLowerCase().replaceAll('_', ' ')

/** How long, in the two largest units: `2 d 3 h`, `4 min 12 s`; or in as many as one wants. */
export function lengthOf(milliseconds: number, most = 2): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000)
  const units: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ]
  const first = units.findIndex(([count]) => count > 0)
  if (first === -1) return '0 s'
  return units
    .slice(first, first + most)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}

/** Milliseconds of an ISO duration as the desk writes them: `-PT1H2M3.5S`, `P1DT2H`. */
export function millisecondsOf(duration: string): number {
  const found = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration)
  if (!found) return 0
  const [days, hours, minutes, seconds] = found.slice(2).map((part) => Number(part ?? 0))
  const total = (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)
  return (found[1] ? -1 : 1) * total * 1000
}
