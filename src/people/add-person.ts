import { insertRows } from '../database/rows.js'
import type { OrganizationRole, Work } from '../database/work.js'
import { newId } from '../ids/type-id.js'
import { ContactMethodEntity, UserEntity } from './people.entity.js'

export interface NewPerson {
  name: string
  email: string
  timeZone: string
  role: OrganizationRole
  /** Whom an issuer's tokens name, where it is known; and when that which gave the role was issued. */
  subject?: Buffer
  roleIssuedAt?: Date | null
}

/**
 * The rows of a new person, whose address is the first way to reach them, and the entry. Answers the id.
 * Fails as a duplicate where the address or the subject is taken.
 */
export async function addPerson(work: Work, person: NewPerson): Promise<string> {
  const id = newId('user')
  const { organizationId, actor } = work.viewer
  const { name, email, timeZone, role } = person
  const row = { ...person, id, organizationId, emailKey: email.toLowerCase(), active: true }
  await insertRows(work.manager, UserEntity, [{ ...row, createdAt: work.now }])
  await insertRows(work.manager, ContactMethodEntity, [
    {
      id: newId('contact_method'),
      organizationId,
      userId: id,
      channel: 'EMAIL',
      address: email,
      verified: false,
    },
  ])
  work.record({
    kind: 'USER_CREATED',
    subject: id,
    summary: `${actor.name} added ${name}`,
    data: { name, email, timeZone, role },
  })
  return id
}
