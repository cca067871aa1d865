import type { Concerned, OrganizationRole, TeamRole, Viewer } from '../database/work.js'
import { DeskError } from '../errors/desk-error.js'
import { permissions, type Operation, type Right } from './permissions.js'

const ranks: Readonly<Record<Viewer['role'], number>> = {
  VIEWER: 1,
  REPORTER: 2,
  RESPONDER: 3,
  MANAGER: 4,
  ADMIN: 5,
  SYSTEM: 6,
}

/** What a role in a team is worth within that team. */
export const worth: Readonly<Record<TeamRole, OrganizationRole>> = {
  MANAGER: 'MANAGER',
  RESPONDER: 'RESPONDER',
  STAKEHOLDER: 'VIEWER',
}

export const atLeast = (role: Viewer['role'], wanted: Viewer['role']) => ranks[role] >= ranks[wanted]

/** The lower of two roles. */
export const lower = <Role extends Viewer['role']>(one: Role, other: Role): Role =>
  atLeast(one, other) ? other : one

/** A team role that is worth no more than a role; null where none is. */
export function cappedTeamRole(role: TeamRole, cap: OrganizationRole): TeamRole | null {
  const candidates: TeamRole[] = ['MANAGER', 'RESPONDER', 'STAKEHOLDER']
  const fitting = candidates.slice(candidates.indexOf(role)).find((each) => atLeast(cap, worth[each]))
  return fitting ?? null
}

function rightTo(name: string): Right {
  if (!Object.hasOwn(permissions, name)) throw new Error(`${name} has no row in the table of rights`)
  return permissions[name as Operation]
}

/** Whether the least role is enough, for programs too. */
export const isForAll = (name: string) => rightTo(name).role === 'VIEWER' && !rightTo(name).person

const inSomeTeam = (viewer: Viewer, right: Right) =>
  right.team === true && viewer.teams.some(({ role }) => atLeast(worth[role], right.role))

function refuse(name: string, { role, team, person, self }: Right): never {
  if (self && role === 'SYSTEM') throw new DeskError('FORBIDDEN', `${name} is for who is asked for it.`)
  if (person) throw new DeskError('FORBIDDEN', `${name} asks for a person, not a program.`)
  const wanted = role === 'SYSTEM' ? 'the desk itself' : `${role}${team ? ', or that in the team' : ''}`
  throw new DeskError('FORBIDDEN', `${name} asks for the role ${wanted}.`)
}

/** Whether the viewer may do it, everywhere or in some place. */
export function mayCall(viewer: Viewer, name: string): boolean {
  const right = rightTo(name)
  if (right.person && viewer.actor.userId === null) return false
  if (atLeast(viewer.role, right.role)) return true
  return inSomeTeam(viewer, right) || (right.self === true && viewer.actor.userId !== null)
}

/**
 * Lets a viewer begin: true where they may do it everywhere, false where whom it concerns decides.
 * @throws FORBIDDEN where they may do it nowhere
 */
export function admit(viewer: Viewer, name: string): boolean {
  if (viewer.role === 'SYSTEM') return true
  if (!mayCall(viewer, name)) refuse(name, rightTo(name))
  return atLeast(viewer.role, rightTo(name).role)
}

/** The second half, once it is known whom it concerns. @throws FORBIDDEN */
export function permit(viewer: Viewer, name: string, { teams = [], user }: Concerned): void {
  if (viewer.role === 'SYSTEM') return
  const right = rightTo(name)
  if (atLeast(viewer.role, right.role)) return
  const own = viewer.teams.filter(({ teamId }) => teams.includes(teamId))
  if (inSomeTeam({ ...viewer, teams: own }, right)) return
  if (right.self && user !== undefined && user === viewer.actor.userId) return
  refuse(name, right)
}
