import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { newId } from '../../ids/type-id.js'
import { ownOrganization } from '../../organizations/index.js'
import { ContactMethodEntity, UserEntity } from '../people.entity.js'
import type { CreateUserInput } from '../people.inputs.js'
import { withFreeAddress } from '../people.store.js'

/** Adds a person, whose address is the first way to reach them. @throws BAD_USER_INPUT: the address is taken */
export async function createUser(work: Work, input: CreateUserInput) {
  const { name, email } = input
  const { organizationId } = work.viewer
  const id = newId('user')
  const role = input.role ?? 'RESPONDER'
  const timeZone = input.timeZone ?? (await ownOrganization(work)).timeZone
  await withFreeAddress(
    insertRows(work.manager, UserEntity, [
      {
        id,
        organizationId,
        name,
        email,
        emailKey: email.toLowerCase(),
        timeZone,
        role,
        active: true,
        createdAt: work.now,
      },
    ]),
  )
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
    summary: `${work.viewer.actor.name} added ${name}`,
    data: { name, email, timeZone, role },
  })
  return { user: id }
}
