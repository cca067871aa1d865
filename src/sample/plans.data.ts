import type { createResponsePlan } from '../preparedness/index.js'
import type { ArticleKey } from './articles.data.js'
import type { PersonKey, TeamKey } from './people.data.js'
import type { ScheduleKey } from './response.data.js'
import type { ServiceKey } from './services.data.js'

type Input = Parameters<typeof createResponsePlan>[1]
type Role = NonNullable<Input['roles']>[number]['kind']

interface PlanData {
  name: string
  owner: TeamKey
  /** Which incidents it is meant for; of those of the services, where there are any. */
  conditions: Pick<NonNullable<Input['conditions']>, 'priorities' | 'major'>
  services: readonly ServiceKey[]
  roles: readonly (readonly [Role, { schedule: ScheduleKey } | { person: PersonKey }])[]
  tasks: readonly string[]
  watchers: readonly PersonKey[]
  articles: readonly ArticleKey[]
  firstWords: string | null
}

/** What the company has prepared for the worst. */
export const plans: readonly PlanData[] = [
  {
    name: 'Money does not move',
    owner: 'payments',
    conditions: { priorities: ['P1', 'P2'] },
    services: ['checkout', 'payments'],
    roles: [
      ['COMMANDER', { schedule: 'payments' }],
      ['COMMUNICATIONS_LEAD', { person: 'sofia' }],
    ],
    tasks: [
      'Compare declines by acquirer, issuer and region',
      'Tell customer support what to say',
      'Look for payments that were taken twice',
    ],
    watchers: ['james', 'fatima'],
    articles: ['oneAcquirer'],
    firstWords: '{priority}: {title}. We look into {services}; the next word comes within the hour.',
  },
  {
    name: 'Major incident',
    owner: 'reliability',
    conditions: { major: true },
    services: [],
    roles: [
      ['COMMANDER', { schedule: 'sun' }],
      ['SCRIBE', { person: 'fatima' }],
    ],
    tasks: ['Open the bridge', 'Stop all deployments', 'Ask each team for what changed within the last day'],
    watchers: ['amara', 'admin'],
    articles: [],
    firstWords: null,
  },
]
