import type { Work } from '../../database/work.js'
import { ownOrganization } from '../../organizations/index.js'
import { addPerson } from '../add-person.js'
import type { CreateUserInput } from '../people.inputs.js'
import { withFreeAddress } from '../people.store.js'

/** Adds a person. @throws BAD_USER_INPUT: the address is taken */
export async function createUser(work: Work, { name, email, ...input }: CreateUserInput) {
  const role = input.role ?? 'RESPONDER'
  const timeZone = input.timeZone ?? (await ownOrganization(work)).timeZone
  const user = await withFreeAddress(addPerson(work, { name, email, timeZone, role }))
  return { user }
}
