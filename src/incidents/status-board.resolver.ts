import { GraphQLInt } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../access/context.js'
import { badInput } from '../errors/desk-error.js'
import { validated } from '../scalars/validated.js'
import { ServiceType } from '../services/index.js'
import { IncidentFilter } from './filter.inputs.js'
import { IncidentType } from './incident.types.js'
import { BoardArgs } from './live.types.js'
import { followStatusBoard } from './status-board.live.js'
import { boardRows, readStatusBoard, type StatusBoard } from './status-board.reads.js'
import { StatusBoardType } from './status-board.types.js'

@Resolver(() => StatusBoardType)
export class StatusBoardResolver {
  @Query(() => StatusBoardType, {
    description: 'What a status board shows, in one read: what is open, by priority and then by openedAt.',
  })
  statusBoard(@Args() { filter }: BoardArgs, @Ctx() { manager, viewer, clock }: Context) {
    return readStatusBoard(manager, viewer, filter, clock.now())
  }

  @Subscription(() => StatusBoardType, {
    description: 'The whole board, now and again after each change, at most four times a second.',
    subscribe: async ({ args, context }: { args: BoardArgs; context: Context }) => {
      const filter = args.filter ? Object.assign(new IncidentFilter(), args.filter) : null
      await validated(Object.assign(new BoardArgs(), { filter }))
      return followStatusBoard(context, filter)
    },
  })
  statusBoardChanged(@Root() board: StatusBoard, @Args() _args: BoardArgs) {
    return board
  }

  @FieldResolver(() => [IncidentType], {
    description: 'The open incidents that match, P1 first, the longest open first within a priority.',
  })
  incidents(
    @Root() board: StatusBoard,
    @Arg('first', () => GraphQLInt, { nullable: true, defaultValue: 50, description: 'How many: 1 to 100.' })
    first: number | null,
  ) {
    const limit = first ?? 50
    if (limit < 1 || limit > boardRows) throw badInput(['first'], `must be 1 to ${boardRows}`)
    return board.incidentRows.slice(0, limit)
  }

  @FieldResolver(() => [ServiceType], {
    description: 'All services, the worst first, then by name; at most 250.',
  })
  services(@Root() board: StatusBoard) {
    return board.serviceRows
  }
}
