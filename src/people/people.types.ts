import { GraphQLBoolean, GraphQLString } from 'graphql'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { OrganizationRoles } from '../access/role.types.js'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { connectionOf } from '../connections/connection.types.js'
import type { OrganizationRole, TeamRole } from '../database/work.js'
import { EmailAddressScalar, TimeZoneScalar } from '../scalars/index.js'

nodeTypes.set('user', 'User').set('team', 'Team').set('contact_method', 'ContactMethod')

export const ContactChannel = { EMAIL: 'EMAIL', WEBHOOK: 'WEBHOOK', SLACK: 'SLACK' } as const
registerEnumType(ContactChannel, {
  name: 'ContactChannel',
  description: 'Through what a person is reached. More channels may come.',
  valuesConfig: {
    EMAIL: { description: 'An e-mail address.' },
    WEBHOOK: { description: 'An address of the web that takes a signed message.' },
    SLACK: { description: 'A Slack incoming webhook.' },
  },
})

export const TeamRoles = { MANAGER: 'MANAGER', RESPONDER: 'RESPONDER', STAKEHOLDER: 'STAKEHOLDER' } as const
registerEnumType(TeamRoles, {
  name: 'TeamRole',
  description: 'What a member may and must do in a team.',
  valuesConfig: {
    MANAGER: { description: 'Manages the team, its members and its services.' },
    RESPONDER: { description: 'Works on its incidents.' },
    STAKEHOLDER: { description: 'Is kept informed.' },
  },
})

@ObjectType('ContactMethod', {
  implements: NodeType,
  description: 'A way to reach a person.',
  simpleResolvers: true,
})
export class ContactMethodType extends NodeType {
  @Field(() => ContactChannel, { description: 'Through what.' }) channel: keyof typeof ContactChannel
  @Field(() => GraphQLString, { nullable: true, description: 'What its owner calls it: work, private.' })
  label: string | null
  @Field(() => GraphQLBoolean, { description: 'Whether its owner has proved that messages arrive there.' })
  verified: boolean
}

@ObjectType('User', {
  implements: NodeType,
  description: 'A person of the organisation.',
  simpleResolvers: true,
})
export class UserType extends NodeType {
  @Field({ description: 'The name as others see it.' }) name: string
  @Field(() => EmailAddressScalar, {
    description: 'The address by which the person is known; one person has it.',
  })
  email: string
  @Field(() => TimeZoneScalar, { description: "The person's own time zone." }) timeZone: string
  @Field(() => OrganizationRoles, { description: 'What the person may do in the whole organisation.' })
  role: OrganizationRole
  @Field(() => GraphQLBoolean, { description: 'False for who has left: they are asked and paged no more.' })
  active: boolean
}

@ObjectType('Team', {
  implements: NodeType,
  description: 'A group of people who respond together; its members may come from several functions.',
  simpleResolvers: true,
})
export class TeamType extends NodeType {
  @Field({ description: 'What it is called.' }) name: string
  @Field(() => GraphQLString, { nullable: true, description: 'What it looks after.' }) description:
    string | null
}

@ObjectType('TeamMembership', { description: 'One person in one team.', simpleResolvers: true })
export class TeamMembershipType {
  @Field(() => TeamRoles, { description: 'What the member may and must do in the team.' })
  role: TeamRole
  @Field(() => GraphQLString, {
    name: 'function',
    nullable: true,
    description: "The member's function: 'network', 'security', 'communications'.",
  })
  function: string | null
}

@ObjectType('Viewer', { description: 'Who the request acts as.', simpleResolvers: true })
export class ViewerType {}

export const UserConnection = connectionOf('User', () => UserType).Connection
export const TeamConnection = connectionOf('Team', () => TeamType).Connection
