/** The people of a company that runs a platform for online shops, and the teams in which they respond together. */

/** Name, address, time zone. */
export const people = {
  amara: ['Amara Okafor', 'amara.okafor@example.com', 'Africa/Lagos'],
  aylin: ['Aylin Demir', 'aylin.demir@example.com', 'Europe/Istanbul'],
  fatima: ['Fatima Zahra El Idrissi', 'fatima.elidrissi@example.com', 'Africa/Casablanca'],
  james: ['James Whitaker', 'james.whitaker@example.com', 'America/New_York'],
  kahu: ['Kahu Parata', 'kahu.parata@example.com', 'Pacific/Auckland'],
  lena: ['Lena Vogt', 'lena.vogt@example.com', 'Europe/Berlin'],
  mateo: ['Mateo Herrera', 'mateo.herrera@example.com', 'America/Bogota'],
  meilin: ['Mei-Lin Chow', 'mei-lin.chow@example.com', 'Asia/Singapore'],
  noa: ['Noa Ben-David', 'noa.bendavid@example.com', 'Asia/Jerusalem'],
  priya: ['Priya Raghunathan', 'priya.raghunathan@example.com', 'Asia/Kolkata'],
  sofia: ['Sofia Lindqvist', 'sofia.lindqvist@example.com', 'Europe/Stockholm'],
  tomasz: ['Tomasz Wiśniewski', 'tomasz.wisniewski@example.com', 'Europe/Warsaw'],
  yuki: ['Yuki Tanabe', 'yuki.tanabe@example.com', 'Asia/Tokyo'],
} as const satisfies Record<string, readonly [name: string, email: string, timeZone: string]>

/** `admin` is who owns the desk: a colleague like the others. */
export type PersonKey = keyof typeof people | 'admin'
type Role = 'MANAGER' | 'RESPONDER' | 'STAKEHOLDER'

interface TeamData {
  name: string
  description: string
  members: Partial<Record<PersonKey, readonly [role: Role, work: string]>>
}

const teamData = {
  payments: {
    name: 'Payments',
    description:
      'Takes the money: checkout, card and bank payments, refunds, and the talk with the acquirers.',
    members: {
      priya: ['MANAGER', 'payments engineering'],
      mateo: ['RESPONDER', 'backend engineering'],
      noa: ['RESPONDER', 'security'],
      fatima: ['STAKEHOLDER', 'customer support'],
      james: ['STAKEHOLDER', 'product'],
    },
  },
  storefront: {
    name: 'Storefront & Search',
    description:
      'All that a shopper sees before paying: pages, search, sign-in, and the public API beside them.',
    members: {
      meilin: ['MANAGER', 'frontend engineering'],
      mateo: ['RESPONDER', 'backend engineering'],
      tomasz: ['RESPONDER', 'search relevance'],
      sofia: ['STAKEHOLDER', 'communications'],
      james: ['STAKEHOLDER', 'product'],
    },
  },
  reliability: {
    name: 'Reliability',
    description:
      'Keeps the ground under everything: network, storage, clusters, databases and their capacity.',
    members: {
      amara: ['MANAGER', 'site reliability'],
      kahu: ['RESPONDER', 'site reliability'],
      yuki: ['RESPONDER', 'network'],
      lena: ['RESPONDER', 'databases'],
      admin: ['STAKEHOLDER', 'operations'],
    },
  },
  data: {
    name: 'Data Platform',
    description: 'The warehouse, the pipelines into it and the reports that merchants and finance read.',
    members: {
      tomasz: ['MANAGER', 'data engineering'],
      lena: ['RESPONDER', 'databases'],
      kahu: ['RESPONDER', 'site reliability'],
      aylin: ['STAKEHOLDER', 'compliance'],
    },
  },
  trust: {
    name: 'Trust & Workplace',
    description: 'Security and compliance, and the tools with which the company itself works.',
    members: {
      noa: ['MANAGER', 'security'],
      yuki: ['RESPONDER', 'network'],
      fatima: ['RESPONDER', 'customer support'],
      aylin: ['RESPONDER', 'compliance'],
      sofia: ['STAKEHOLDER', 'communications'],
    },
  },
} as const satisfies Record<string, TeamData>

export type TeamKey = keyof typeof teamData
export const teams: Readonly<Record<TeamKey, TeamData>> = teamData
