const pattern =
  /^(-)?P(?=.)(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?=.)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const units = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000]
/** A hundred years: longer spans are slips of the pen, and would leave what a DATETIME can hold. */
const longest = 100 * 366 * 86_400_000

/**
 * Milliseconds of an ISO 8601 duration in weeks, days (of 24 hours), hours, minutes, seconds.
 * @throws RangeError on years and months, whose length depends on the date, and on anything else.
 */
export function parseDuration(text: string): number {
  const match = text.length <= 64 ? pattern.exec(text) : null
  if (!match)
    throw new RangeError('expected an ISO 8601 duration without years or months, as PT15M or P1DT2H')
  const total = units.reduce((sum, unit, index) => sum + Number(match[index + 2] ?? 0) * unit, 0)
  const milliseconds = Math.round(total)
  if (Math.abs(total - milliseconds) > 1e-6) throw new RangeError('expected no more than milliseconds')
  if (milliseconds > longest) throw new RangeError('expected a duration under a hundred years')
  return match[1] ? -milliseconds || 0 : milliseconds
}

/** `[-]PnDTnHnMnS`, zero as `PT0S`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds === 0) return 'PT0S'
  let rest = Math.abs(milliseconds)
  const take = (unit: number) => {
    const count = Math.floor(rest / unit)
    rest -= count * unit
    return count
  }
  const days = take(86_400_000)
  const hours = take(3_600_000)
  const minutes = take(60_000)
  const date = days ? `${days}D` : ''
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest ? `${rest / 1000}S` : ''}`
  return `${milliseconds < 0 ? '-' : ''}P${date}${time ? `T${time}` : ''}`
}

const words: readonly (readonly [unit: number, name: string])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
]

/** For sentences: `15 minutes`, `1 day 2 hours`; what is below a second is left out. */
export function spokenDuration(milliseconds: number): string {
  let rest = Math.abs(milliseconds)
  const parts = words.flatMap(([unit, name]) => {
    const count = Math.floor(rest / unit)
    rest -= count * unit
    return count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`]
  })
  return parts.join(' ') || '0 seconds'
}
