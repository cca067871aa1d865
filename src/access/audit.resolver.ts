import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Actor } from '../database/work.js'
import { idText } from '../ids/type-id.js'
import { ActorType } from './actor.types.js'
import type { AuditEntryEntity } from './audit.entity.js'
import { pageOfAudit } from './audit.reads.js'
import { AuditArgs, AuditConnection, AuditEntryType } from './audit.types.js'
import type { Context } from './context.js'
import { NodeType } from './node.types.js'

@Resolver(() => AuditEntryType)
export class AuditResolver {
  @Query(() => AuditConnection, {
    description: 'Every call of a mutation, newest first; only for admins.',
  })
  auditLog(@Args() args: AuditArgs, @Ctx() context: Context) {
    return pageOfAudit(context, args, args)
  }

  @FieldResolver(() => ActorType, { description: 'Who called.' })
  actor(@Root() { actorKind, actorUserId, actorName }: AuditEntryEntity): Actor {
    return { kind: actorKind, userId: actorUserId, name: actorName }
  }

  @FieldResolver(() => NodeType, {
    nullable: true,
    description: 'What it was about, as it stands now; null where nothing was named or it is not there.',
  })
  target(@Root() { targetKind, targetId }: AuditEntryEntity, @Ctx() context: Context) {
    return targetKind && targetId ? context.node(idText(targetKind, targetId)) : null
  }
}
