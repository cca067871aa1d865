import { createHash } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import type { OrganizationRole } from '../database/work.js'
import { idBytes, idText } from '../ids/type-id.js'
import { standingOf, type PersonStanding } from './people-standing.js'

/** Somebody of an issuer, in one organisation. */
export interface SubjectKey {
  organizationId: string
  subject: Buffer
}

export interface SubjectStanding {
  person: PersonStanding
  role: OrganizationRole
  /** When the token was issued that last gave the role. */
  roleIssuedAt: Date | null
}

/** Who somebody is for an issuer: a subject is unique there only. */
export const subjectOf = (issuer: string, sub: string) =>
  createHash('sha256').update(`${issuer}\0${sub}`).digest()

interface SubjectRow {
  id: Buffer
  organizationId: Buffer
  subject: Buffer
  roleIssuedAt: Date | null
}

/** The people to whom these subjects are bound; null for those who are not known. */
export async function peopleBySubject(
  manager: EntityManager,
  keys: readonly SubjectKey[],
): Promise<(SubjectStanding | null)[]> {
  const rows = await manager.query<SubjectRow[]>(
    'SELECT id, organizationId, subject, roleIssuedAt FROM `user` WHERE (organizationId, subject) IN (?)',
    [keys.map(({ organizationId, subject }) => [idBytes(organizationId), subject])],
  )
  const standings = await standingOf(
    manager,
    rows.map(({ id }) => idText('user', id)),
  )
  const found = new Map<string, SubjectStanding>()
  for (const { id, organizationId, subject, roleIssuedAt } of rows) {
    const person = standings.get(idText('user', id))
    const key = nameOf({ organizationId: idText('organization', organizationId), subject })
    if (person) found.set(key, { person, role: person.role, roleIssuedAt })
  }
  return keys.map((key) => found.get(nameOf(key)) ?? null)
}

/** The same for the same person. */
export const nameOf = ({ organizationId, subject }: SubjectKey) =>
  `${organizationId} ${subject.toString('base64')}`

/** What a token says of a person's role, or what holds of it. */
interface RoleGiven {
  role: OrganizationRole | null
  /** When the token was issued. */
  roleIssuedAt: Date | null
}

/** Whether a token gives another role. One that is older than the token that gave the role says nothing any more. */
export function changesRole(holds: RoleGiven, said: RoleGiven): boolean {
  if (said.role === null || said.role === holds.role) return false
  return !holds.roleIssuedAt || !said.roleIssuedAt || said.roleIssuedAt >= holds.roleIssuedAt
}
