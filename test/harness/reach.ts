import { addContactMethod, verifyContactMethod } from '../../src/notifications/index.js'
import { secretShown } from '../../src/notifications/use-cases/add-contact-method.js'
import type { TestDesk } from './desk.js'
import type { Inbox } from './inbox.js'

/** Gives somebody a contact method, verified as people do it. Answers its id. */
export async function reach(
  desk: TestDesk,
  inbox: Inbox,
  userId: string,
  name: string,
  channel: 'EMAIL' | 'WEBHOOK' | 'SLACK' = 'EMAIL',
): Promise<string> {
  const address = channel === 'EMAIL' ? `${name}@example.org` : inbox.url(name)
  const added = await desk.do(addContactMethod, { userId, channel, address })
  const { contactMethod: id, [secretShown]: secret } = added
  if (secret !== undefined) inbox.expectSigned(name, secret)
  await desk.desk.engine.tick()
  const [code] = inbox.take()
  if (!code) throw new Error('no code arrived')
  if (channel === 'WEBHOOK') return id
  const digits = /\b\d{6}\b/.exec(code.text)?.[0] ?? ''
  await desk.do(verifyContactMethod, { id, code: digits })
  return id
}
