/** Where the real log is not at hand: one of its form, made up, the same in every run. */
const incidents = 10_000
const groups = 79
const people = 300

const header =
  'number,incident_state,sys_mod_count,caller_id,opened_by,opened_at,sys_created_by,sys_updated_by,sys_updated_at,location,category,subcategory,u_symptom,impact,urgency,priority,assignment_group,assigned_to,closed_code,resolved_by,resolved_at'

const stories = [
  ['New', 'Active', 'Resolved', 'Closed'],
  ['New', 'Active', 'Awaiting User Info', 'Active', 'Resolved', 'Closed'],
  [
    'New',
    'Active',
    'Active',
    'Awaiting Vendor',
    'Active',
    'Active',
    'Resolved',
    'Active',
    'Resolved',
    'Closed',
  ],
  ['New', 'Active', 'Active'],
] as const

/** CSV of incidents whose owners, categories and urgency vary, with some five events each. */
export function madeLog(): string {
  const random = generator(42)
  const upTo = (limit: number) => 1 + Math.floor(random() * limit)
  const lines = [header]
  for (let number = 1; number <= incidents; number += 1) {
    const opened = Date.UTC(2016, 2, 1) + number * 40 * 60_000
    const [impact, urgency] = [upTo(3), upTo(3)]
    const priority = [1, 2, 3, 3, 4][impact + urgency - 2] ?? 4
    const known = [
      upTo(50),
      upTo(200),
      upTo(400),
      impact,
      urgency,
      priority,
      upTo(groups),
      upTo(people),
      upTo(17),
    ]
    const location = upTo(200)
    const caller = upTo(people)
    const states = stories[upTo(stories.length) - 1] ?? stories[0]
    states.forEach((state, step) => {
      const at = opened + step * 3 * 3_600_000
      const isOver = state === 'Resolved' || state === 'Closed'
      const resolved = isOver ? [known[7], local(opened + (states.length - 2) * 3 * 3_600_000)] : ['?', '?']
      lines.push(
        [
          ...[String(number).padStart(7, '0'), state, step, caller, upTo(people), local(opened), caller],
          ...[known[7], local(at), location, ...known, ...resolved],
        ].join(),
      )
    })
  }
  return `${lines.join('\n')}\n`
}

/** `29/2/2016 01:16` */
function local(time: number): string {
  const at = new Date(time)
  const clock = at.toISOString().slice(11, 16)
  return `${at.getUTCDate()}/${at.getUTCMonth() + 1}/${at.getUTCFullYear()} ${clock}`
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
