import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { OrganizationRoles } from '../access/role.types.js'
import type { OrganizationRole } from '../database/work.js'
import { DateTimeScalar, DurationScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { ApiKeyType } from './api-key.types.js'

@InputType({ description: 'A new key.' })
export class CreateApiKeyInput {
  @NotBlank()
  @MaxLength(200)
  @Field({ description: 'What it is for: who reads the audit sees this name.' })
  name: string
  @Field(() => ID, {
    nullable: true,
    description: 'The person it acts as; null or left out makes it a program of its own.',
  })
  userId?: string | null
  @Field(() => OrganizationRoles, {
    description: 'What it may do; no more than its person may, in the organisation or in a team.',
  })
  role: OrganizationRole
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'From when on it works no more, in the future; null or left out: never.',
  })
  expiresAt?: Date | null
}

@InputType({ description: 'A key that works no more.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'Which key.' }) id: string
}

@InputType({ description: 'A key that gets a new secret.' })
export class RotateApiKeyInput {
  @Field(() => ID, { description: 'Which key.' }) id: string
  @Field(() => DurationScalar, {
    defaultValue: 3_600_000,
    description:
      'How long the secret that it has now goes on working: nothing to 30 days. Older ones end at once.',
  })
  overlap: number
}

/** The answer of a use case that makes a secret. */
export interface ShownOnce {
  apiKey: string
  [secretShown]?: string
}

/**
 * Where an answer carries a secret. JSON keeps nothing under a symbol: neither what is stored for repeated
 * requests nor the audit ever holds it.
 */
export const secretShown = Symbol('secret')

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class CreateApiKeyPayload {
  @Field(() => ApiKeyType, { description: 'The new key.' }) apiKey: string
  @Field({ description: 'What to send as `Authorization: Bearer <secret>`. Shown this once.' }) secret: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class RevokeApiKeyPayload {
  @Field(() => ApiKeyType, { description: 'The key, which stays in the list.' }) apiKey: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class RotateApiKeyPayload {
  @Field(() => ApiKeyType, { description: 'The same key, with the prefix of its new secret.' }) apiKey: string
  @Field({ description: 'The new secret. Shown this once.' }) secret: string
}
