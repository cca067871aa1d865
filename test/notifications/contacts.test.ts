import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openStory, type Person, type Story } from '../stories/story.js'

let story: Story
let ann: Person
beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann', [])
})
afterAll(() => story.close())

interface Added {
  contactMethod: { id: string; verified: boolean }
  signingSecret: string | null
}
const add = async (channel: string, address: string, who = ann) =>
  (await story.mutate(
    'addContactMethod',
    { channel, address },
    'contactMethod { id verified } signingSecret',
    who.asker,
  )) as unknown as Added
const verify = (id: string, code: string) =>
  story.mutate('verifyContactMethod', { id, code }, 'contactMethod { verified }', ann.asker)
const send = (id: string) =>
  story.mutate('sendContactVerification', { id }, 'contactMethod { id }', ann.asker)
async function newCode(): Promise<string> {
  await story.tick()
  const [mail, ...more] = story.messages()
  expect(more).toEqual([])
  return /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? ''
}
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

test('an address is verified with the code that was sent there, and with no other', async () => {
  const { contactMethod } = await add('EMAIL', 'ann.private@example.org')
  expect(contactMethod.verified).toBe(false)
  const code = await newCode()
  await expect(verify(contactMethod.id, wrong(code))).rejects.toThrow('is not the code that was sent')
  expect(await verify(contactMethod.id, ` ${code} `)).toEqual({ contactMethod: { verified: true } })
  await expect(send(contactMethod.id)).rejects.toThrow('verified already')
})

test('a code holds for five tries', async () => {
  const { contactMethod } = await add('EMAIL', 'tries@example.org')
  const code = await newCode()
  for (let tries = 0; tries < 5; tries += 1)
    await expect(verify(contactMethod.id, wrong(code))).rejects.toThrow('is not the code')
  await expect(verify(contactMethod.id, code)).rejects.toThrow('holds no more')
})

test('a code holds for ten minutes, and the one before not at all', async () => {
  const { contactMethod } = await add('EMAIL', 'late@example.org')
  const first = await newCode()
  await expect(send(contactMethod.id)).rejects.toThrow('less than a minute ago')
  story.clock.advance('2m')
  await send(contactMethod.id)
  const second = await newCode()
  await expect(verify(contactMethod.id, first === second ? wrong(first) : first)).rejects.toThrow(
    'is not the code',
  )
  story.clock.advance('10m')
  expect(await verify(contactMethod.id, second)).toEqual({ contactMethod: { verified: true } })
  const { contactMethod: other } = await add('EMAIL', 'later@example.org')
  const code = await newCode()
  story.clock.advance(10 * 60_000 + 1)
  await expect(verify(other.id, code)).rejects.toThrow('holds no more')
})

test('a webhook verifies itself by sending the challenge back, and its secret is shown once', async () => {
  const cy = await story.person('Cy', ['WEBHOOK'])
  const query = '{ viewer { user { contactMethods { channel verified } } } }'
  const { viewer } = await story.ask(query, {}, cy.asker)
  expect(viewer).toMatchObject({
    user: {
      contactMethods: [
        { channel: 'EMAIL', verified: false },
        { channel: 'WEBHOOK', verified: true },
      ],
    },
  })
})

test('who owns an address sees why its code did not arrive, as where it leads to a network that is not called', async () => {
  const { contactMethod } = await add('WEBHOOK', 'http://169.254.169.254/latest/meta-data')
  await story.tick()
  const query =
    'query ($id: ID!) { node(id: $id) { ... on ContactMethod { verified verification { state lastError } } } }'
  const read = async (who?: Person) => (await story.ask(query, contactMethod, who?.asker)).node
  expect(await read(ann)).toEqual({
    verified: false,
    verification: {
      state: 'FAILED',
      lastError: 'The address leads to a network that the desk does not call.',
    },
  })
  const gil = await story.person('Gil', [])
  expect(await read(gil)).toEqual({ verified: false, verification: null })
})

test.each([
  ['EMAIL', 'nobody', 'is no e-mail address'],
  ['WEBHOOK', 'ftp://example.org/', 'must be http or https'],
  ['WEBHOOK', 'https://user:word@example.org/', 'must not hold a user or password'],
  ['SLACK', 'example.org', 'is no address'],
  ['EMAIL', 'ann@example.org', 'is one of the contact methods already'],
])('%s %s is refused: it %s', async (channel, address, why) => {
  await expect(add(channel, address)).rejects.toThrow(why)
})

test('others see of a webhook only its host, as whoever knows the address can write there', async () => {
  const dee = await story.person('Dee', ['SLACK'])
  const query = 'query ($id: ID!) { node(id: $id) { ... on ContactMethod { address } } }'
  const read = async (who: Person) => {
    const { node } = await story.ask(query, { id: dee.ways.SLACK }, who.asker)
    return (node as { address: string }).address
  }
  expect(await read(dee)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/dee-slack$/)
  expect(await read(ann)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/…$/)
})

test('a person has ten contact methods at most', async () => {
  const eve = await story.person('Eve', [])
  for (let index = 1; index < 10; index += 1) await add('SLACK', `https://hooks.example.org/${index}`, eve)
  await expect(add('SLACK', 'https://hooks.example.org/10', eve)).rejects.toThrow('would be one more than 10')
})

test('rules name verified contact methods of that person, each once, with a delay of a day at most', async () => {
  const fay = await story.person('Fay', ['EMAIL', 'WEBHOOK'])
  const set = (rules: object[]) =>
    story.mutate(
      'setNotificationRules',
      { rules },
      'user { notificationRules { delay contactMethod { id } } }',
      fay.asker,
    )
  const mail = { contactMethodId: fay.ways.EMAIL, delay: 'PT5M' }
  expect(await set([mail, { contactMethodId: fay.ways.WEBHOOK, delay: 'PT0S' }])).toEqual({
    user: {
      notificationRules: [
        { delay: 'PT0S', contactMethod: { id: fay.ways.WEBHOOK } },
        { delay: 'PT5M', contactMethod: { id: fay.ways.EMAIL } },
      ],
    },
  })
  await expect(set([mail, mail])).rejects.toThrow('input.rules.1.contactMethodId: is named twice')
  await expect(set([{ ...mail, delay: 'P1DT1S' }])).rejects.toThrow('must lie between PT0S and P1D')
  await expect(set([{ ...mail, contactMethodId: ann.id }])).rejects.toThrow('nothing with this id')
  const { contactMethod } = await add('EMAIL', 'fay.2@example.org', fay)
  await expect(set([{ contactMethodId: contactMethod.id, delay: 'PT0S' }])).rejects.toThrow('is not verified')
  await newCode()
  await story.mutate('removeContactMethod', { id: fay.ways.WEBHOOK }, 'user { id }', fay.asker)
  expect(await set([])).toEqual({ user: { notificationRules: [] } })
})
