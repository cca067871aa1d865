export { apiKeyById } from './api-key.reads.js'
export { ApiKeyResolver } from './api-keys.resolver.js'
export { ContactMethodEntity, TeamEntity, TeamMembershipEntity, UserEntity } from './people.entity.js'
export {
  containing,
  contactMethodById,
  membershipsOfTeam,
  membershipsOfUser,
  teamById,
  userById,
} from './people.reads.js'
export {
  ActorResolver,
  TeamMembershipResolver,
  TeamResolver,
  UserResolver,
  ViewerResolver,
} from './people.resolver.js'
export { refuseInactive, requireActiveUser, requireTeam, requireUser, requireUsers } from './people.store.js'
export { ContactChannel, ContactMethodType, TeamType, UserType } from './people.types.js'
export { createTeam } from './use-cases/create-team.js'
export { createUser } from './use-cases/create-user.js'
export { setTeamMember } from './use-cases/set-team-member.js'
export { signInPerson } from './use-cases/sign-in-person.js'
