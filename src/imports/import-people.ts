import { createCategory } from '../classification/index.js'
import type { Work } from '../database/work.js'
import { createTeam, createUser, setTeamMember } from '../people/index.js'
import { membership, type Directory, type Known, type Lacking } from './directory.js'
import { noteImported } from './imports.store.js'

/** What was made, for the directory. */
export type Made = Pick<Directory, 'people' | 'teams' | 'categories' | 'members'>

export interface ImportPeopleInput {
  source: string
  timeZone: string
  directory: Directory
  lacking: Lacking
}

/** Makes the people, teams and categories that a log names and the desk lacks. */
export async function importPeople(work: Work, input: ImportPeopleInput): Promise<Made> {
  const { source, timeZone, directory, lacking } = input
  const people = new Map<string, Known>()
  for (const [key, name] of lacking.people) {
    const { user } = await createUser(work, { name, email: `${key}@${source}.import.invalid`, timeZone })
    people.set(key, { id: user, name })
  }
  const teams = new Map<string, Known>()
  for (const [key, name] of lacking.teams) {
    const { team } = await createTeam(work, { name, description: `Imported from ${source}.` })
    teams.set(key, { id: team, name })
  }
  const categories = new Map<string, string>()
  for (const [key, name] of lacking.categories) {
    const input = { kind: 'TECHNICAL', key: `${source}-${key}`, name } as const
    const { category } = await createCategory(work, { ...input, description: `Imported from ${source}.` })
    categories.set(key, category)
  }
  const members = new Set<string>()
  for (const { team, person } of lacking.members.values()) {
    const teamId = (teams.get(team) ?? directory.teams.get(team))?.id
    const userId = (people.get(person) ?? directory.people.get(person))?.id
    if (!teamId || !userId) continue
    await setTeamMember(work, { teamId, userId, role: 'RESPONDER' })
    members.add(membership(teamId, userId))
  }
  const noted = (map: Map<string, Known>) => [...map].map(([externalId, { id }]) => ({ externalId, id }))
  await noteImported(work, source, 'user', noted(people))
  await noteImported(work, source, 'team', noted(teams))
  const made = [...categories].map(([externalId, id]) => ({ externalId, id }))
  await noteImported(work, source, 'category', made)
  return { people, teams, categories, members }
}
