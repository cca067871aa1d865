import { changesRole } from '../../access/subjects.js'
import type { SignIn, SignInInput } from '../../access/tokens.js'
import { selectRow, updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { ownOrganization } from '../../organizations/index.js'
import { addPerson } from '../add-person.js'
import { UserEntity } from '../people.entity.js'
import { isLastAdmin } from '../people.store.js'

/**
 * Finds whom an issuer's token names, by subject or else by an address that the issuer has verified, or takes them
 * on; binds the subject to them, and gives them the role that the issuer says. Answers the reason where nobody may
 * be let in. Fails as a duplicate where the same happens elsewhere at the same time.
 */
export async function signInPerson(work: Work, input: SignInInput): Promise<SignIn> {
  const { subject, email } = input
  const person =
    (await lockBy(work, 'subject', subject)) ??
    (email && (await lockBy(work, 'emailKey', email.toLowerCase())))
  if (!person) return takeOn(work, input)
  if (!person.active) return { refused: 'the person is deactivated' }
  // Found by the address, a person may be bound already: to somebody else, or a moment ago to this one.
  if (person.subject && !person.subject.equals(subject)) {
    return { refused: 'the address belongs to somebody whom the issuer calls by another subject' }
  }
  await bind(work, person, input)
  await giveRole(work, person, input)
  return { user: person.id }
}

function lockBy(work: Work, column: 'subject' | 'emailKey', value: Buffer | string) {
  return selectRow(work.manager, UserEntity, `WHERE organizationId = ? AND ${column} = ? FOR UPDATE`, [
    idBytes(work.viewer.organizationId),
    value,
  ])
}

async function takeOn(work: Work, input: SignInInput): Promise<SignIn> {
  const { subject, email, provision, role } = input
  if (!provision) return { refused: 'nobody here has that subject or a verified address of the token' }
  if (email === null) return { refused: 'somebody new needs an address that the issuer has verified' }
  const timeZone = input.timeZone ?? (await ownOrganization(work)).timeZone
  const roleIssuedAt = role && input.roleIssuedAt
  const person = { name: input.name ?? email, email, timeZone, role: role ?? 'VIEWER' } as const
  return { user: await addPerson(work, { ...person, subject, roleIssuedAt }) }
}

async function bind(work: Work, { id, name, subject: before }: UserEntity, { subject }: SignInInput) {
  if (before !== null) return
  await updateRows(work.manager, UserEntity, { subject }, 'id = ?', [idBytes(id)])
  work.record({
    kind: 'USER_CHANGED',
    subject: id,
    summary: `${work.viewer.actor.name} bound ${name} to the issuer of their token`,
  })
}

async function giveRole(work: Work, person: UserEntity, { role, roleIssuedAt }: SignInInput) {
  if (role === null || !changesRole(person, { role, roleIssuedAt })) return
  const { id, name, role: before } = person
  // A claim that was set up wrongly must not lock everybody out: who is left can still mend it.
  if (before === 'ADMIN' && (await isLastAdmin(work, id))) return
  await updateRows(work.manager, UserEntity, { role, roleIssuedAt }, 'id = ?', [idBytes(id)])
  work.record({
    kind: 'USER_ROLE_CHANGED',
    subject: id,
    summary: `${work.viewer.actor.name} changed the role of ${name} from ${before} to ${role}, as the issuer says`,
    data: { before: { role: before }, after: { role } },
  })
}
