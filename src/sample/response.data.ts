import { weekdays, type BusinessHours } from '../calendars/index.js'
import type { Priority, Urgency } from '../classification/index.js'
import type { createOnCallSchedule } from '../on-call/index.js'
import type { createSlaPolicy } from '../sla/index.js'
import type { CalendarKey } from './calendars.data.js'
import type { PersonKey, TeamKey } from './people.data.js'
import type { ServiceKey } from './services.data.js'
import type { Span } from './span.js'

type Unit = Parameters<typeof createOnCallSchedule>[1]['rotations'][number]['unit']
type SlaInput = Parameters<typeof createSlaPolicy>[1]
type Metric = SlaInput['targets'][number]['metric']

interface RotationData {
  name: string
  participants: readonly PersonKey[]
  startsAt: string
  unit: Unit
  hours?: readonly BusinessHours[]
}

interface ScheduleData {
  name: string
  description: string
  timeZone: string
  owner: TeamKey
  /** Later ones take precedence. */
  rotations: readonly RotationData[]
}

const scheduleData = {
  payments: {
    name: 'Payments',
    description: 'A week each, from Monday to Monday. The manager takes her share of the weekends.',
    timeZone: 'Europe/Berlin',
    owner: 'payments',
    rotations: [
      { name: 'Week', participants: ['mateo', 'noa'], startsAt: '2024-01-01T09:00:00+01:00', unit: 'WEEKS' },
      {
        name: 'Weekend',
        participants: ['noa', 'priya', 'mateo'],
        startsAt: '2024-01-01T09:00:00+01:00',
        unit: 'WEEKS',
        hours: weekdays.slice(5).map((day) => ({ day, from: '00:00', to: '24:00' })),
      },
    ],
  },
  sun: {
    name: 'Follow the sun',
    description: 'Whoever is awake: twelve hours in the east, twelve in the west, and nobody at night.',
    timeZone: 'UTC',
    owner: 'reliability',
    rotations: [
      {
        name: 'Europe and Africa',
        participants: ['lena', 'tomasz'],
        startsAt: '2024-01-01T08:00:00Z',
        unit: 'WEEKS',
        hours: weekdays.map((day) => ({ day, from: '08:00', to: '20:00' })),
      },
      {
        name: 'Asia and the Pacific',
        participants: ['kahu', 'yuki'],
        startsAt: '2024-01-01T08:00:00Z',
        unit: 'WEEKS',
        hours: weekdays.map((day) => ({ day, from: '20:00', to: '08:00' })),
      },
    ],
  },
} as const satisfies Record<string, ScheduleData>

export type ScheduleKey = keyof typeof scheduleData
export const schedules: Readonly<Record<ScheduleKey, ScheduleData>> = scheduleData

/** Who is told; one of them. */
export type Target = { schedule: ScheduleKey } | { team: TeamKey } | { person: PersonKey }

interface LadderData {
  name: string
  description: string
  owner: TeamKey
  urgencies?: readonly Urgency[]
  steps: readonly (readonly [timeout: Span, target: Target])[]
  repeat: number
  acknowledgement?: Span
  services: readonly ServiceKey[]
}

/** Nobody is told twice, but for who is on call and in the team that comes next. */
const ladderData = {
  revenue: {
    name: 'Shops and payments',
    description:
      'Where a minute costs money. Who takes an incident and goes silent for two hours is asked again.',
    owner: 'payments',
    steps: [
      ['5m', { schedule: 'payments' }],
      ['10m', { team: 'payments' }],
      ['15m', { person: 'amara' }],
    ],
    repeat: 1,
    acknowledgement: '2h',
    services: ['payments', 'orders', 'checkout'],
  },
  ground: {
    name: 'Infrastructure',
    description: 'What everything else stands on.',
    owner: 'reliability',
    steps: [
      ['5m', { schedule: 'sun' }],
      ['10m', { person: 'amara' }],
      ['15m', { person: 'priya' }],
    ],
    repeat: 2,
    services: ['network', 'storage'],
  },
  others: {
    name: 'Everything else',
    description: 'Low urgency can wait for somebody to look at the board: nobody is paged for it.',
    owner: 'reliability',
    urgencies: ['HIGH', 'MEDIUM'],
    steps: [
      ['15m', { schedule: 'sun' }],
      ['30m', { person: 'amara' }],
    ],
    repeat: 0,
    services: [],
  },
} as const satisfies Record<string, LadderData>

export type LadderKey = keyof typeof ladderData
export const ladders: Readonly<Record<LadderKey, LadderData>> = ladderData
/** For what no service and no owner says anything about. */
export const defaultLadder: LadderKey = 'others'

interface PromiseData {
  name: string
  description: string
  agreement: SlaInput['agreement']
  calendar: CalendarKey
  /** Only what these teams look after. */
  teams?: readonly TeamKey[]
  targets: Readonly<Partial<Record<Metric, Readonly<Partial<Record<Priority, Span>>>>>>
}

export const promises: readonly PromiseData[] = [
  {
    name: 'Merchants',
    description: 'What the contract with every merchant says.',
    agreement: 'SLA',
    calendar: 'always',
    targets: {
      RESPONSE: { P1: '15m', P2: '30m', P3: '4h', P4: '1d' },
      RESOLUTION: { P1: '3h', P2: '6h', P3: '3d', P4: '10d' },
      UPDATE: { P1: '1h', P2: '4h' },
    },
  },
  {
    name: 'Reliability for the other teams',
    description: 'How fast the ground is firm again, in the hours of the merchant support.',
    agreement: 'OLA',
    calendar: 'support',
    teams: ['reliability'],
    targets: {
      RESPONSE: { P1: '10m', P2: '20m', P3: '2h', P4: '8h' },
      RESOLUTION: { P1: '2h', P2: '5h', P3: '1d', P4: '3d' },
    },
  },
]
