import { selectRow } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { notFound } from '../errors/desk-error.js'
import { idBytes, isId } from '../ids/type-id.js'
import { ContactMethodEntity, requireUser, type UserEntity } from '../people/index.js'

type Path = (string | number)[]

/** The contact method that the viewer wants to act on, locked, and whose it is. @throws NOT_FOUND, FORBIDDEN */
export async function lockContact(
  work: Work,
  id: string,
  path: Path = ['input', 'id'],
): Promise<{ method: ContactMethodEntity; owner: UserEntity }> {
  const method = isId('contact_method', id)
    ? await selectRow(work.manager, ContactMethodEntity, 'WHERE id = ? AND organizationId = ? FOR UPDATE', [
        idBytes(id),
        idBytes(work.viewer.organizationId),
      ])
    : null
  if (!method) throw notFound(path)
  work.permit({ user: method.userId })
  return { method, owner: await requireUser(work, method.userId, path) }
}

/** Writes down that something about somebody's contact methods changed: which, and never the address. */
export function recordContact(work: Work, { id, userId }: ContactMethodEntity, summary: string): void {
  work.record({ kind: 'CONTACT_METHOD_CHANGED', subject: userId, summary, data: { contactMethodId: id } })
}

/** As sentences name it: `the e-mail address of Ann`. */
export function contactNamed(
  { channel }: Pick<ContactMethodEntity, 'channel'>,
  { name }: UserEntity,
): string {
  const what = { EMAIL: 'e-mail address', WEBHOOK: 'webhook', SLACK: 'Slack webhook' }[channel]
  return `the ${what} of ${name}`
}
