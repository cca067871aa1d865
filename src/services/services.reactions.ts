import type { NewEntry, Work } from '../database/work.js'
import { conflict } from '../errors/desk-error.js'
import { servicesOwnedBy } from './services.store.js'

/** Answers TEAM_RETIRED. @throws CONFLICT with `users`: the team still looks after services */
export async function refuseRetiringOwner(work: Work, entry: NewEntry): Promise<void> {
  const services = await servicesOwnedBy(work, entry.subject)
  if (services.length === 0) return
  throw conflict('The team still looks after services: give them to another team first.', {
    users: services.map(({ id }) => id),
  })
}
