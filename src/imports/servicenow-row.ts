import { parse } from 'csv-parse/sync'
import type { Priority, Severity, Urgency } from '../classification/index.js'
import type { HoldReason, IncidentStatus } from '../incidents/index.js'
import { labelsOf, name, type Cell } from './labels.js'

/** Where an incident stands, as the desk says it. */
export interface Stand {
  status: IncidentStatus
  holdReason: HoldReason | null
}

const states: Record<string, Stand> = {
  New: { status: 'OPEN', holdReason: null },
  Active: { status: 'IN_PROGRESS', holdReason: null },
  'Awaiting User Info': { status: 'ON_HOLD', holdReason: 'AWAITING_REPORTER' },
  'Awaiting Vendor': { status: 'ON_HOLD', holdReason: 'AWAITING_VENDOR' },
  'Awaiting Problem': { status: 'ON_HOLD', holdReason: 'OTHER' },
  'Awaiting Evidence': { status: 'ON_HOLD', holdReason: 'OTHER' },
  Resolved: { status: 'RESOLVED', holdReason: null },
  Closed: { status: 'CLOSED', holdReason: null },
}

/** One update of one incident, read and checked. What the log does not know is null. */
export interface Row {
  number: string
  state: string
  stand: Stand
  update: number
  openedAt: Date
  /** When this update happened. */
  at: Date
  resolvedAt: Date | null
  severity: Severity
  urgency: Urgency
  priority: Priority
  caller: string | null
  opener: string | null
  updater: string | null
  assignee: string | null
  resolver: string | null
  group: string | null
  category: string | null
  subcategory: string | null
  location: string | null
  symptom: string | null
  closedCode: string | null
  labels: string[]
}

/** Why a line cannot be imported. */
export interface Fault {
  reason: string
  /** False where not even its cells can be told apart. */
  readable: boolean
}

const required = [
  'number',
  'incident_state',
  'sys_mod_count',
  'opened_at',
  'sys_updated_at',
  'impact',
  'urgency',
  'priority',
]

const severities: Severity[] = ['HIGH', 'MEDIUM', 'LOW']
const priorities: Priority[] = ['P1', 'P2', 'P3', 'P4']

export interface RowReader {
  columns: string[]
  read(line: string): Row | Fault
}

/** @throws RangeError where the header is not that of a ServiceNow incident log */
export function rowReader(header: string, timeOf: (text: string) => Date | null, now: Date): RowReader {
  const columns = cellsOf(header.replace(/^\uFEFF/, '')).map((name) => name.trim())
  const missing = required.filter((name) => !columns.includes(name))
  if (missing.length > 0) {
    throw new RangeError(`this is no ServiceNow incident log: its first line lacks ${missing.join(', ')}`)
  }
  const places = new Map(columns.map((name, index) => [name, index]))
  const read = (line: string): Row | Fault => {
    let readable = false
    try {
      const cells = cellsOf(line)
      readable = true
      if (cells.length !== columns.length) {
        throw new RangeError(`${cells.length} columns instead of ${columns.length}`)
      }
      return rowOf((name) => known(cells[places.get(name) ?? -1]), timeOf, now)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return { reason: error.message, readable }
    }
  }
  return { columns, read }
}

/** One line is one record, so that a stray quote spoils no other. */
function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  try {
    const records: string[][] = parse(line, { relax_column_count: true })
    return records[0] ?? []
  } catch (error) {
    throw new RangeError(`not readable as CSV: ${(error as Error).message}`, { cause: error })
  }
}

function known(text: string | undefined): string | null {
  const value = text?.trim() ?? ''
  return value === '' || value === '?' ? null : value
}

function rowOf(cell: Cell, timeOf: (text: string) => Date | null, now: Date): Row {
  const state = cell('incident_state')
  const stand = state === null ? undefined : states[state]
  if (state === null || !stand) throw new RangeError(`unknown incident_state ${quoted(state)}`)
  const time = (column: string) => {
    const at = timeOf(cell(column) ?? '')
    if (!at) throw new RangeError(`${column} ${quoted(cell(column))} is no date and time`)
    if (at > now) throw new RangeError(`${column} lies in the future`)
    return at
  }
  const update = cell('sys_mod_count') ?? ''
  if (!/^\d{1,9}$/.test(update)) throw new RangeError(`sys_mod_count ${quoted(update)} is no number`)
  return {
    number: numberOf(cell),
    state,
    stand,
    update: Number(update),
    openedAt: time('opened_at'),
    at: time('sys_updated_at'),
    resolvedAt: timeOf(cell('resolved_at') ?? ''),
    severity: level(cell, 'impact', severities),
    urgency: level(cell, 'urgency', severities),
    priority: level(cell, 'priority', priorities),
    caller: name(cell('caller_id')),
    opener: name(cell('opened_by')),
    updater: name(cell('sys_updated_by')),
    assignee: name(cell('assigned_to')),
    resolver: name(cell('resolved_by')),
    group: name(cell('assignment_group')),
    category: name(cell('category')),
    subcategory: name(cell('subcategory')),
    location: name(cell('location')),
    symptom: name(cell('u_symptom')),
    closedCode: name(cell('closed_code')),
    labels: labelsOf(cell),
  }
}

function numberOf(cell: Cell): string {
  const number = cell('number')
  if (number === null) throw new RangeError('without a number')
  if (!/^[\x21-\x7e]{1,80}$/.test(number)) throw new RangeError('the number is not one word of ASCII')
  return number
}

/** `2`, or `2 - Medium` as ServiceNow itself writes it. */
function level<T>(cell: Cell, column: string, levels: T[]): T {
  const [, digit] = /^(\d)(?: - .*)?$/.exec(cell(column) ?? '') ?? []
  const found = levels[Number(digit) - 1]
  if (!found) throw new RangeError(`${column} ${quoted(cell(column))} is not 1 to ${levels.length}`)
  return found
}

const quoted = (value: string | null) => JSON.stringify((value ?? '').slice(0, 60))
