// What somebody who follows incidents must have been told, from the log of the database alone.
import type { Facets } from '../../src/incidents/facets.js'
import { eventTypes } from '../../src/incidents/event.types.js'
import type { IncidentFilter } from '../../src/incidents/filter.inputs.js'
import { sequenceOf } from '../../src/log/cursor.js'
import type { LogEntry } from '../../src/log/log.reads.js'
import type { Told } from './coming-and-going.js'

/** What the filters of this model ask; a search is one whole word of the title. */
export type Asked = Partial<
  Pick<
    IncidentFilter,
    'open' | 'priorities' | 'statuses' | 'teamIds' | 'serviceIds' | 'ownerIds' | 'labels' | 'search'
  >
>

export interface Follows {
  filter: Asked | null
  seesAll: boolean
  /** The ids under which a restricted incident may name them. */
  ids: string[]
}

/** By `head` all that the log had come to was told: with the first so many messages. */
export interface CaughtUp {
  head: number
}

/** How an incident stood after an entry. */
interface State {
  sequence: number
  facets: Facets
  title: string
}

const over = ['RESOLVED', 'CLOSED', 'CANCELED']
const any = (wanted: readonly string[] | null | undefined, found: readonly (string | null)[]) =>
  !wanted?.length || wanted.some((one) => found.includes(one))

function asks(filter: Asked | null, is: Facets): boolean {
  const { open, priorities, statuses, teamIds, serviceIds, ownerIds, labels } = filter ?? {}
  return (
    !is.drill &&
    (open == null || open !== over.includes(is.status)) &&
    any(priorities, [is.priority]) &&
    any(statuses, [is.status]) &&
    any(teamIds, [is.ownerTeamId, ...is.serviceTeams]) &&
    any(serviceIds, is.services) &&
    any(ownerIds, [is.ownerTeamId, is.ownerUserId]) &&
    (labels ?? []).every((label) => is.labels.includes(label))
  )
}

const says = (filter: Asked | null, title: string) =>
  !filter?.search || title.toLowerCase().split(' ').includes(filter.search)
const sees = ({ seesAll, ids }: Follows, is: Facets) =>
  seesAll || !is.restricted || ids.some((id) => is.readers?.includes(id))

/** What an entry is to somebody who reads it while the incident stands like this. */
type Outcome = 'nothing' | 'hidden' | 'matches' | 'left'

export class LiveModel {
  private readonly states = new Map<string, State[]>()
  private readonly entries: LogEntry[]

  constructor(
    log: LogEntry[],
    private readonly begins: number,
    private readonly organizationId: string,
  ) {
    this.entries = log.filter(({ subjectKind, kind }) => subjectKind === 'incident' && eventTypes.has(kind))
    for (const entry of this.entries) {
      const states = this.states.get(entry.subject) ?? []
      const title = titlesOf(entry).after ?? states.at(-1)?.title ?? ''
      states.push({ sequence: entry.sequence, facets: entry.is as Facets, title })
      this.states.set(entry.subject, states)
    }
  }

  /** What is wrong with what somebody heard, who had caught up at these moments, the last of them the end. */
  faultsOf(follows: Follows, heard: Told[], caughtUp: CaughtUp[]): string[] {
    const faults: string[] = []
    const bySequence = new Map<number, Told>()
    let last = 0
    for (const told of heard) {
      const sequence = sequenceOf(told.cursor, this.organizationId, [])
      if (sequence <= last) faults.push(`${sequence} came after ${last}`)
      last = sequence
      bySequence.set(sequence, told)
    }
    const hidden = new Map<string, number>()
    for (const entry of this.entries.filter(({ sequence }) => sequence > this.begins)) {
      const told = bySequence.get(entry.sequence)
      bySequence.delete(entry.sequence)
      const until = caughtUp.find(({ head }) => head >= entry.sequence)?.head ?? Infinity
      const outcomes = this.outcomesOf(entry, follows, until)
      const isHidden = hidden.get(entry.subject)
      if (!told && !outcomes.has('nothing') && !(outcomes.has('hidden') && isHidden !== undefined))
        faults.push(`nothing was told of ${nameOf(entry)}, which is ${[...outcomes].join(' or ')}`)
      if (!told) continue
      faults.push(...this.faultsOfOne(entry, told, outcomes, follows, until))
      if (told.kind === 'EVENT') hidden.delete(entry.subject)
      else if (isHidden === told.connection) faults.push(`${nameOf(entry)} was hidden twice`)
      else hidden.set(entry.subject, told.connection)
    }
    for (const [sequence, told] of bySequence) faults.push(`${sequence} is nothing: ${JSON.stringify(told)}`)
    return [...faults, ...this.faultsOfBoard(follows, heard)]
  }

  private statesFrom({ subject, sequence }: LogEntry, until: number): State[] {
    const states = this.states.get(subject) ?? []
    return states.filter((state) => state.sequence >= sequence && state.sequence <= until)
  }

  private outcomesOf(entry: LogEntry, follows: Follows, until: number): Set<Outcome> {
    return new Set(this.statesFrom(entry, until).map((state) => outcome(entry, follows, state)))
  }

  private faultsOfOne(
    entry: LogEntry,
    told: Told,
    outcomes: Set<Outcome>,
    follows: Follows,
    until: number,
  ): string[] {
    const { kind, matches, incidentId, event, incident } = told
    const heard: Outcome = kind === 'HIDDEN' ? 'hidden' : matches ? 'matches' : 'left'
    if (kind === 'POSITION' || incidentId !== entry.subject || !outcomes.has(heard))
      return [`${nameOf(entry)} is ${[...outcomes].join(' or ')}, and was told as ${JSON.stringify(told)}`]
    if (kind === 'HIDDEN') return (event ?? incident) ? [`${nameOf(entry)} is hidden, and was shown`] : []
    const faults = event?.id === entry.id ? [] : [`${nameOf(entry)} was told as ${JSON.stringify(event)}`]
    const seen = this.statesFrom(entry, until).map((state) => ({
      ...state,
      isSeen: sees(follows, state.facets),
    }))
    const isAsShown = ({ facets, title, isSeen }: (typeof seen)[number]) =>
      incident === null
        ? // Answered together with those who see nothing restricted, just when it was restricted: the next event shows it.
          !follows.seesAll && facets.restricted
        : isSeen &&
          incident.title === title &&
          incident.status === facets.status &&
          incident.priority === facets.priority
    if (!seen.some(isAsShown)) faults.push(`${nameOf(entry)} never stood as ${JSON.stringify(incident)}`)
    return faults
  }

  /** Whoever takes on and off a board what they are told has in the end what matches. */
  private faultsOfBoard(follows: Follows, heard: Told[]): string[] {
    const board = new Set<string | null>()
    for (const { incidentId, matches } of heard) {
      if (matches) board.add(incidentId)
      else board.delete(incidentId)
    }
    return [...this.states].flatMap(([incident, states]) => {
      const { sequence, facets, title } = states.at(-1) as State
      if (sequence <= this.begins) return []
      const belongs = sees(follows, facets) && asks(follows.filter, facets) && says(follows.filter, title)
      return belongs === board.has(incident)
        ? []
        : [`${incident} stands ${belongs ? 'not ' : ''}on the board`]
    })
  }
}

function outcome(entry: LogEntry, follows: Follows, now: State): Outcome {
  const { filter } = follows
  const [was, is] = [(entry.was ?? entry.is) as Facets, entry.is as Facets]
  if (!sees(follows, now.facets)) return sees(follows, was) && asks(filter, was) ? 'hidden' : 'nothing'
  const isSaid = says(filter, now.title)
  if (isSaid && asks(filter, now.facets)) return 'matches'
  if (isSaid && asks(filter, is)) return 'left'
  // Of what it was called back then no more is known than what the entry itself changed.
  const { before, after } = entry.kind === 'UPDATED' ? titlesOf(entry) : { before: null, after: null }
  const texts = [now.title, before, after]
  return asks(filter, was) && texts.some((text) => text !== null && says(filter, text)) ? 'left' : 'nothing'
}

/** The titles that an entry tells of. */
function titlesOf({ kind, data, summary }: LogEntry): { before: string | null; after: string | null } {
  if (kind === 'OPENED') return { before: null, after: summary.split(/: (.*)/)[1] ?? '' }
  const changes =
    kind === 'UPDATED' ? (data.changes as { field: string; before: string; after: string }[]) : []
  const change = changes.find(({ field }) => field === 'title')
  return { before: change?.before ?? null, after: change?.after ?? null }
}

const nameOf = ({ sequence, kind, subject }: LogEntry) => `${sequence} (${kind} of ${subject})`
