import { IsOptional } from 'class-validator'
import { GraphQLString } from 'graphql'
import { ArgsType, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf, PageArgs } from '../connections/connection.types.js'
import { DateTimeScalar, JSONObjectScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import type { AuditOutcome } from './audit.entity.js'
import { NodeType, nodeTypes } from './node.types.js'

nodeTypes.set('audit_entry', 'AuditEntry')

export const AuditOutcomes = { ALLOWED: 'ALLOWED', DENIED: 'DENIED', FAILED: 'FAILED' } as const
registerEnumType(AuditOutcomes, {
  name: 'AuditOutcome',
  description: 'What became of a call.',
  valuesConfig: {
    ALLOWED: { description: 'It was done.' },
    DENIED: { description: 'The caller may not do it.' },
    FAILED: { description: 'It could not be done: wrong input, a conflict, nothing there.' },
  },
})

@ObjectType('AuditEntry', {
  implements: NodeType,
  description: 'One entry for every mutation that was allowed or refused. Never changed, never deleted.',
  simpleResolvers: true,
})
export class AuditEntryType extends NodeType {
  @Field(() => DateTimeScalar, { description: 'When it was called.' }) at: Date
  @Field(() => GraphQLString, { description: 'The mutation.' }) action: string
  @Field(() => AuditOutcomes, { description: 'What became of it.' }) outcome: AuditOutcome
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'The code of the error that the caller was told; null where it was done.',
  })
  code: string | null
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'Where the call came from, as far as the desk can tell (TRUST_PROXY).',
  })
  ipAddress: string | null
  @Field(() => GraphQLString, { description: 'The id of the request, as in the log of the desk.' })
  requestId: string
  @Field(() => JSONObjectScalar, {
    nullable: true,
    description: 'The input as sent, secrets left out, cut at 64 KiB; durations are milliseconds.',
  })
  input: Record<string, unknown> | null
}

export const AuditConnection = connectionOf('Audit', () => AuditEntryType).Connection

@ArgsType()
export class AuditArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only calls of this person or key, by id.' })
  actorId?: string | null
  @IsOptional()
  @MaxLength(64)
  @Field(() => GraphQLString, { nullable: true, description: 'Only calls of this mutation.' })
  action?: string | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'From this instant on.' })
  from?: Date | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until before this instant.' })
  to?: Date | null
}
