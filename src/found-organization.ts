import { issueApiKey } from './access/api-keys.js'
import { seedCalendar } from './calendars/index.js'
import { seedClassification } from './classification/index.js'
import type { Transact } from './database/transact.js'
import type { Work } from './database/work.js'
import { desk } from './engine/engine.js'
import { newId } from './ids/type-id.js'
import { createOrganization } from './organizations/index.js'
import { createUser } from './people/index.js'

export interface NewOrganization {
  name: string
  timeZone: string
  adminName: string
  adminEmail: string
}

/** What a new organisation begins with; the key is shown once. */
export interface Founded {
  organizationId: string
  userId: string
  key: string
}

/** Makes an organisation with its log, its classification, its first person and that person's key, all or nothing. */
export function foundOrganization(transact: Transact, input: NewOrganization): Promise<Founded> {
  return transact(desk(newId('organization')), setUpOrganization, input)
}

async function setUpOrganization(
  work: Work,
  { name, timeZone, adminName, adminEmail }: NewOrganization,
): Promise<Founded> {
  const { organization } = await createOrganization(work, { name, timeZone })
  await seedClassification(work)
  await seedCalendar(work, timeZone)
  const { user } = await createUser(work, {
    name: adminName,
    email: adminEmail,
    timeZone,
    role: 'ADMIN',
  })
  const { secret } = await issueApiKey(work, { userId: user, name: 'first admin key', role: 'ADMIN' })
  return { organizationId: organization, userId: user, key: secret }
}
