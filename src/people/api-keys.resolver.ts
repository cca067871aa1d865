import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ActorType } from '../access/actor.types.js'
import type { ApiKeyEntity } from '../access/api-key.entity.js'
import type { Context } from '../access/context.js'
import type { Actor } from '../database/work.js'
import { conflict } from '../errors/desk-error.js'
import * as inputs from './api-key.inputs.js'
import { apiKeysOf } from './api-key.reads.js'
import { ApiKeyType } from './api-key.types.js'
import { userById } from './people.reads.js'
import { UserType } from './people.types.js'
import { createApiKey } from './use-cases/create-api-key.js'
import { revokeApiKey } from './use-cases/revoke-api-key.js'
import { rotateApiKey } from './use-cases/rotate-api-key.js'

@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  @Query(() => [ApiKeyType], {
    description: 'The keys of the organisation, ended ones too: the newest 1,000, newest first.',
  })
  apiKeys(@Ctx() context: Context) {
    return apiKeysOf(context)
  }

  @FieldResolver(() => UserType, {
    nullable: true,
    description:
      'Whom it acts as; without one it is a program: it can acknowledge, but own, review and rate nothing.',
  })
  user(@Root() key: ApiKeyEntity, @Ctx() context: Context) {
    return key.userId && context.load(userById).load(key.userId)
  }

  @FieldResolver(() => ActorType, { description: 'Who made it.' })
  createdBy(@Root() { createdByKind, createdByUserId, createdByName }: ApiKeyEntity): Actor {
    return { kind: createdByKind, userId: createdByUserId, name: createdByName }
  }

  @Mutation(() => inputs.CreateApiKeyPayload, {
    description: 'Makes a key. A repeat with the same idempotency key is CONFLICT: the secret is shown once.',
  })
  async createApiKey(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.CreateApiKeyInput,
    @Ctx() context: Context,
  ) {
    return withSecret(await context.transact(createApiKey, input))
  }

  @Mutation(() => inputs.RevokeApiKeyPayload, {
    description: 'Ends a key, for good: within five seconds it works nowhere, also on open sockets.',
  })
  revokeApiKey(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.RevokeApiKeyInput,
    @Ctx() context: Context,
  ) {
    return context.transact(revokeApiKey, input)
  }

  @Mutation(() => inputs.RotateApiKeyPayload, {
    description:
      'A new secret for the same key; the old one goes on working until `overlap` is over. A repeat with the same idempotency key is CONFLICT: the secret is shown once.',
  })
  async rotateApiKey(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.RotateApiKeyInput,
    @Ctx() context: Context,
  ) {
    return withSecret(await context.transact(rotateApiKey, input))
  }
}

/** The payload; what was stored of an earlier request has no secret. @throws CONFLICT for such a repeat */
function withSecret({ apiKey, [inputs.secretShown]: secret }: inputs.ShownOnce) {
  if (secret === undefined) {
    const message = 'It is done, but its secret went with the first answer and is not kept. Rotate the key.'
    throw conflict(message, { apiKey })
  }
  return { apiKey, secret }
}
