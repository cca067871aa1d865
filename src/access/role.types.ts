import { registerEnumType } from 'type-graphql'

export const OrganizationRoles = {
  ADMIN: 'ADMIN',
  MANAGER: 'MANAGER',
  RESPONDER: 'RESPONDER',
  REPORTER: 'REPORTER',
  VIEWER: 'VIEWER',
} as const
registerEnumType(OrganizationRoles, {
  name: 'OrganizationRole',
  description:
    'What somebody may do in the whole organisation; each role may do what those after it may. Within a team the higher of this and the role there holds.',
  valuesConfig: {
    ADMIN: { description: 'Everything, members and keys included.' },
    MANAGER: { description: 'Policies, schedules, services, teams.' },
    RESPONDER: { description: 'Works on incidents.' },
    REPORTER: { description: 'Reports incidents, comments, watches.' },
    VIEWER: { description: 'Reads what is not restricted.' },
  },
})
