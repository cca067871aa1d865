// Whatever people type comes back byte for byte, through every text of the desk, or is refused.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { codesOf, dig, expectClear, servedDesk, type ServedDesk } from '../harness/served-desk.js'
import { blankTexts, brokenTexts, texts } from './texts.js'

let served: ServedDesk
let id: string
beforeAll(async () => {
  served = await servedDesk()
  id = await served.desk.open()
  await served.desk.acknowledge(id)
})
afterAll(() => served.close())

interface Place {
  mutation: string
  /** Variables around the text. */
  input: (text: string) => object
  /** Where the mutation answers with it. */
  at: string
  /** Characters. */
  longest: number
  optional?: boolean
}

const incidentInput = (more: object) => ({ title: 'Checkout fails', severity: 'HIGH', ...more })
let names = 0
const place = (name: string, selection: string) =>
  `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${selection} } }`

/** Every text of the desk, with what it takes to write it and to read it again. */
const places: Record<string, Place> = {
  title: {
    mutation: place('openIncident', 'incident { title }'),
    input: (title) => incidentInput({ title }),
    at: 'openIncident.incident.title',
    longest: 300,
  },
  description: {
    mutation: place('openIncident', 'incident { description }'),
    input: (description) => incidentInput({ description }),
    at: 'openIncident.incident.description',
    longest: 20_000,
    optional: true,
  },
  label: {
    mutation: place('openIncident', 'incident { labels }'),
    input: (text) => incidentInput({ labels: [text, 'other'] }),
    at: 'openIncident.incident.labels.0',
    longest: 100,
  },
  'title of a link': {
    mutation: place('openIncident', 'incident { links { title } }'),
    input: (title) => incidentInput({ links: [{ title, url: 'https://a.example/' }] }),
    at: 'openIncident.incident.links.0.title',
    longest: 200,
  },
  note: {
    mutation: place('addIncidentNote', 'event { ... on IncidentNoteAdded { text } }'),
    input: (text) => ({ id, text }),
    at: 'addIncidentNote.event.text',
    longest: 20_000,
  },
  'status update': {
    mutation: place('postStatusUpdate', 'statusUpdate { message }'),
    input: (message) => ({ id, message }),
    at: 'postStatusUpdate.statusUpdate.message',
    longest: 20_000,
  },
  task: {
    mutation: place('addIncidentTask', 'task { title }'),
    input: (title) => ({ id, title }),
    at: 'addIncidentTask.task.title',
    longest: 300,
  },
  'a word in the timeline': {
    mutation: place(
      'acknowledgeIncident',
      'incident { timeline(last: 1) { edges { node { ... on IncidentStatusChanged { note } } } } }',
    ),
    input: (note) => ({ id, note }),
    at: 'acknowledgeIncident.incident.timeline.edges.0.node.note',
    longest: 20_000,
    optional: true,
  },
  user: {
    mutation: place('createUser', 'user { name }'),
    input: (name) => ({ name, email: `p${(names += 1)}@example.org` }),
    at: 'createUser.user.name',
    longest: 200,
  },
  team: {
    mutation: place('createTeam', 'team { name }'),
    input: (name) => ({ name }),
    at: 'createTeam.team.name',
    longest: 200,
  },
  service: {
    mutation: place('createService', 'service { name }'),
    input: (name) => ({ name }),
    at: 'createService.service.name',
    longest: 200,
  },
  category: {
    mutation: place('createCategory', 'category { name }'),
    input: (name) => ({ name, kind: 'TECHNICAL', key: `c-${(names += 1)}` }),
    at: 'createCategory.category.name',
    longest: 200,
  },
  'description of a service': {
    mutation: place('createService', 'service { description }'),
    input: (description) => ({ name: `s${(names += 1)}`, description }),
    at: 'createService.service.description',
    longest: 20_000,
    optional: true,
  },
  organisation: {
    mutation: place('updateOrganization', 'organization { name }'),
    input: (name) => ({ name }),
    at: 'updateOrganization.organization.name',
    longest: 200,
  },
}

/** What is resolved stays so: one of its own for each. */
places.resolution = {
  mutation: place('resolveIncident', 'incident { resolution }'),
  input: (resolution) => ({ id: resolving, resolution }),
  at: 'resolveIncident.incident.resolution',
  longest: 20_000,
}
let resolving = ''

describe.each(Object.entries(places))('%s', (name, { mutation, input, at, longest, optional }) => {
  const write = async (transport: 'http' | 'ws', text: string) => {
    if (name === 'resolution') resolving = await served.desk.open()
    return served.admin[transport](mutation, { input: input(text) })
  }

  test.each(['http', 'ws'] as const)('comes back as it was over %s', async (transport) => {
    for (const [, text] of texts) expect(dig(await write(transport, text), at)).toBe(text)
  })

  test('is refused where it would be altered', async () => {
    for (const [index, [, text]] of brokenTexts.entries()) {
      expect(codesOf(await write(index % 2 ? 'http' : 'ws', text))).toEqual(['BAD_USER_INPUT'])
    }
  })

  test('is as long as is documented, and not one character longer', async () => {
    for (const [transport, character] of [
      ['http', 'x'],
      ['ws', 'é'],
      ['http', '🔥'],
      ['ws', '❤\ufe0f'],
    ] as const) {
      const most = Math.floor(
        Math.min(longest, 60_000 / Buffer.byteLength(character)) / [...character].length,
      )
      const text = character.repeat(most)
      expect(dig(await write(transport, text), at)).toBe(text)
      const more = text + character.repeat(longest < 20_000 ? 1 : longest - most + 1)
      const reply = await write(transport, more)
      expectClear(reply)
      if (Buffer.byteLength(more) < 64_000) expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
    }
  })

  test('is not blank', async () => {
    for (const text of blankTexts) {
      const reply = await write('http', text)
      expectClear(reply)
      if (optional && !reply.errors) expect([text, null]).toContain(dig(reply, at))
      else if (name !== 'label' || !/[^\s]/.test(text)) expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
    }
  })
})
