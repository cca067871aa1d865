// What people do at a desk and what reaches them, told through the API: real HTTP, real messages, a clock that is moved.
import { expect } from '@jest/globals'
import { openInbox, type Answer, type Arrived } from '../harness/inbox.js'
import { dig, servedDesk, type Asker, type Reply, type ServedDesk } from '../harness/served-desk.js'

type Json = Record<string, unknown>
type Channel = 'EMAIL' | 'WEBHOOK' | 'SLACK'

export interface Person {
  id: string
  name: string
  asker: Asker
  /** The contact methods, by channel. */
  ways: Partial<Record<Channel, string>>
}

export interface StepOf {
  /** Minutes until the next. */
  wait?: number
  tell: (Person | string)[]
}

/** A desk with its inbox; `close` fails where a message has come that the story does not tell. */
export async function openStory() {
  const base = { url: '' }
  const inbox = await openInbox(() => base.url)
  const served = await servedDesk({ inbox })
  base.url = served.url.replace('/graphql', '')
  return new Story(served, inbox)
}

export class Story {
  private made = 0

  constructor(
    readonly served: ServedDesk,
    private readonly inbox: Awaited<ReturnType<typeof openInbox>>,
  ) {}

  get clock() {
    return this.served.desk.clock
  }

  /** Asks the API as somebody, the admin where left out; a refusal fails the story. */
  async ask(query: string, variables: Json = {}, asker: Asker = this.served.admin): Promise<Json> {
    const reply = await asker.http(query, variables)
    if (reply.errors) throw new Error(reply.errors.map(({ message }) => message).join('; '))
    return reply.data as Json
  }

  /** A mutation with its input: `mutate('resolveIncident', {…}, 'incident { status }')`. */
  async mutate(
    name: string,
    input: Json,
    selection: string,
    asker: Asker = this.served.admin,
  ): Promise<Json> {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`
    return (await this.ask(query, { input }, asker))[name] as Json
  }

  /** A new person, who may be reached on these ways, each verified as people do it. */
  async person(name: string, channels: Channel[] = ['EMAIL'], role = 'RESPONDER'): Promise<Person> {
    const email = `${name.toLowerCase()}@example.org`
    const { user } = await this.mutate('createUser', { name, email, role }, 'user { id }')
    const { id } = user as { id: string }
    const viewer = { ...this.served.desk.admin, actor: { kind: 'USER' as const, userId: id, name } }
    const person: Person = { id, name, asker: await this.served.asker(viewer), ways: {} }
    for (const channel of channels) await this.reach(person, channel)
    return person
  }

  async reach(person: Person, channel: Channel): Promise<void> {
    const key = `${person.name.toLowerCase()}-${channel.toLowerCase()}`
    const address = channel === 'EMAIL' ? `${key}@example.org` : this.inbox.url(key)
    const input = { channel, address }
    const added = await this.mutate(
      'addContactMethod',
      input,
      'contactMethod { id } signingSecret',
      person.asker,
    )
    const { id } = added.contactMethod as { id: string }
    if (typeof added.signingSecret === 'string') this.inbox.expectSigned(key, added.signingSecret)
    await this.tick()
    const [code] = this.inbox.take()
    const digits = /\b\d{6}\b/.exec(code?.text ?? '')?.[0]
    if (channel !== 'WEBHOOK')
      await this.mutate(
        'verifyContactMethod',
        { id, code: digits },
        'contactMethod { verified }',
        person.asker,
      )
    person.ways[channel] = id
  }

  /** A service that pages by a policy with these steps. */
  async service(steps: StepOf[], policy: Json = {}): Promise<{ serviceId: string; policyId: string }> {
    const policyId = await this.policy(steps, policy)
    const name = `Service ${(this.made += 1)}`
    const { service } = await this.mutate('createService', { name }, 'service { id }')
    const serviceId = (service as { id: string }).id
    await this.mutate('setServiceEscalationPolicy', { serviceId, policyId }, 'service { id }')
    return { serviceId, policyId }
  }

  async policy(steps: StepOf[], more: Json = {}): Promise<string> {
    const input = { name: `Policy ${(this.made += 1)}`, steps: stepsOf(steps), ...more }
    const { escalationPolicy } = await this.mutate('createEscalationPolicy', input, 'escalationPolicy { id }')
    return (escalationPolicy as { id: string }).id
  }

  /** Opens an incident; answers its id. */
  async open(title: string, serviceId: string | null, more: Json = {}): Promise<string> {
    const input = {
      title,
      severity: 'HIGH',
      urgency: 'HIGH',
      ...(serviceId && { serviceIds: [serviceId] }),
      ...more,
    }
    const { incident } = await this.mutate('openIncident', input, 'incident { id }')
    await this.tick()
    return (incident as { id: string }).id
  }

  /** Does something to an incident: `act('acknowledge', id)`. */
  async act(verb: string, id: string, more: Json = {}, who?: Person): Promise<string> {
    const { incident } = await this.mutate(
      `${verb}Incident`,
      { id, ...more },
      'incident { status }',
      who?.asker,
    )
    await this.tick()
    return (incident as { status: string }).status
  }

  /** Lets time pass, minute by minute, and does what falls due. */
  async pass(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      this.clock.advance(60_000)
      await this.tick()
    }
  }

  async tick(): Promise<void> {
    while ((await this.served.desk.desk.engine.tick()) > 0);
  }

  /** Who got what since it was last asked: `Ann by EMAIL: P1 INC-1: Till is down`, in alphabetical order. */
  came(): string[] {
    return this.messages()
      .map(({ to, channel, subject }) => `${nameOf(to)} by ${channel}: ${subject}`)
      .sort()
  }

  /** The same: only the names, each once, in alphabetical order. */
  paged(): string[] {
    return [...new Set(this.messages().map(({ to }) => nameOf(to)))].sort()
  }

  messages(): Arrived[] {
    return this.inbox.take()
  }

  answer(person: Person, channel: Channel, ...answers: Answer[]): void {
    const key = `${person.name.toLowerCase()}-${channel.toLowerCase()}`
    this.inbox.answer(channel === 'EMAIL' ? `${key}@example.org` : key, ...answers)
  }

  /** Fields of an incident. */
  async look(id: string, selection: string): Promise<Json> {
    const { incident } = await this.ask(`query ($id: ID!) { incident(id: $id) { ${selection} } }`, { id })
    return incident as Json
  }

  /** What happened to the ladders of an incident, as people read it. */
  async told(id: string): Promise<string[]> {
    const query = `timeline(first: 100, kinds: [ESCALATION_CHANGED]) { edges { node { summary } } }`
    const { timeline } = await this.look(id, query)
    return (timeline as { edges: { node: { summary: string } }[] }).edges.map(({ node }) => node.summary)
  }

  close(): Promise<void> {
    return this.served.close()
  }
}

export const stepsOf = (steps: StepOf[]) =>
  steps.map(({ wait = 5, tell }) => ({
    timeout: `PT${wait}M`,
    targetIds: tell.map((target) => (typeof target === 'string' ? target : target.id)),
  }))

/** `ann-email@example.org` is Ann. */
function nameOf(to: string): string {
  const name = to.split('-')[0] ?? ''
  return `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`
}

/** That something is refused, with this code. */
export async function expectRefused(reply: Promise<Reply>, code: string): Promise<void> {
  expect((await reply).errors?.[0]?.extensions.code).toBe(code)
}

export { dig }
