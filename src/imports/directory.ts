import type { Priority, Severity, Urgency } from '../classification/index.js'
import type { Row } from './servicenow-row.js'
import type { SourceIncident } from './source-incident.js'

/** Somebody or some team that the desk knows by now. */
export interface Known {
  id: string
  name: string
}

/** What the log names and the desk has: by the external id, as `resolver-12` or `group-56`. */
export interface Directory {
  people: Map<string, Known>
  teams: Map<string, Known>
  categories: Map<string, string>
  /** `team user` */
  members: Set<string>
  priorityFor: (severity: Severity, urgency: Urgency) => Priority
}

/** Each column numbers its people for itself: 12 here is not 12 there, so each part has names of its own. */
const parts = {
  caller: 'Caller',
  opener: 'Opener',
  updater: 'Updater',
  assignee: 'Resolver',
  resolver: 'Fixer',
} as const satisfies Partial<Record<keyof Row, string>>

export type Part = keyof typeof parts

export const partsOfPeople = Object.keys(parts) as Part[]
export const personName = (part: Part, value: string) => `${parts[part]} ${value}`
export const personKey = (part: Part, value: string) => slug(`${parts[part]} ${value}`)
export const groupName = (value: string) => `Group ${value}`
export const teamKey = (value: string) => slug(groupName(value))
export const categoryKey = (value: string) => slug(`category ${value}`)

/** Words of a-z and 0-9 joined by hyphens; what that cannot tell apart gets a checksum. */
function slug(text: string): string {
  const words = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('-')
  const isPlain = /^[a-zA-Z0-9 -]{1,40}$/.test(text)
  return isPlain ? words : `${words.slice(0, 24)}-${checksum(text)}`
}

function checksum(text: string): string {
  let sum = 0n
  for (const byte of Buffer.from(text)) sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n)
  return sum.toString(36)
}

/** What incidents name that the directory lacks, each once. */
export interface Lacking {
  people: Map<string, string>
  teams: Map<string, string>
  categories: Map<string, string>
  /** Who was assigned in which group, by their keys. */
  members: Map<string, { team: string; person: string }>
}

export function lackingIn(directory: Directory, incidents: SourceIncident[]): Lacking {
  const lacking: Lacking = { people: new Map(), teams: new Map(), categories: new Map(), members: new Map() }
  for (const row of incidents.flatMap(({ rows }) => rows)) {
    for (const part of partsOfPeople) {
      const value = row[part]
      if (value === null) continue
      const key = personKey(part, value)
      if (!directory.people.has(key)) lacking.people.set(key, personName(part, value))
    }
    const { group, category, assignee } = row
    if (group !== null && !directory.teams.has(teamKey(group)))
      lacking.teams.set(teamKey(group), groupName(group))
    if (category !== null && !directory.categories.has(categoryKey(category))) {
      lacking.categories.set(categoryKey(category), `Category ${category}`)
    }
    if (group === null || assignee === null) continue
    const [team, person] = [teamKey(group), personKey('assignee', assignee)]
    const isMember = directory.members.has(
      membership(directory.teams.get(team)?.id ?? '', directory.people.get(person)?.id ?? ''),
    )
    if (!isMember) lacking.members.set(`${team} ${person}`, { team, person })
  }
  return lacking
}

export const isLacking = (lacking: Lacking) => Object.values(lacking).some(({ size }) => size > 0)
export const membership = (teamId: string, userId: string) => `${teamId} ${userId}`
