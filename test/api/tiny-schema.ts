import 'reflect-metadata'
import { IsOptional, Max, MaxLength, Min } from 'class-validator'
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import type { Context } from '../../src/access/context.js'
import { NodeType, nodeTypes } from '../../src/access/node.types.js'
import { shareKey } from '../../src/access/share-key.js'
import { connectionOf, PageArgs } from '../../src/connections/connection.types.js'
import { pageOf, pageRequest } from '../../src/connections/page.js'
import { badInput, DeskError } from '../../src/errors/desk-error.js'
import { newId } from '../../src/ids/type-id.js'
import { PulledSource } from '../../src/log/source.js'
import { DateTimeScalar } from '../../src/scalars/index.js'

/** What the desk of these tests did: reset by each test that counts. */
export const seen = { names: 0, slow: 0, mutations: 0, reads: 0, attached: 0, released: 0 }

export const bellId = newId('bell')
nodeTypes.set('bell', 'Bell')

interface Bell {
  id: string
  name: string
}

@ObjectType('Bell', { implements: NodeType, description: 'A bell.', simpleResolvers: true })
class BellType extends NodeType {}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
class RingBellPayload {
  @Field(() => BellType, { description: 'The bell.' }) bell: string
}

@InputType({ description: 'How loud.' })
class Loudness {
  @Min(1)
  @Max(10)
  @Field(() => Int, { description: 'From 1 to 10.' })
  level: number
}

@InputType({ description: 'Which bell, and how.' })
class RingBellInput {
  @MaxLength(20)
  @Field({ description: 'Its name.' })
  name: string
  @Field(() => Loudness, { nullable: true, description: 'How loud.' }) loudness?: Loudness | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'When.' }) at?: Date | null
}

@ArgsType()
class EchoArgs {
  @IsOptional()
  @MaxLength(70_000)
  @Field(() => String, { nullable: true, description: 'Any text.' })
  text?: string | null
}

@ObjectType('Ring', { description: 'One ring.', simpleResolvers: true })
class RingType {
  @Field(() => Int, { description: 'Which.' }) number: number
  @Field({ description: 'Ballast.' }) load: string
}

interface Ring {
  [shareKey]?: string
  number: number
  load: string
}

const BellConnection = connectionOf('Bell', () => BellType).Connection

export const bell = { id: bellId, name: 'Tenor' }

/** A source made by hand: everybody waits for the next ring. */
export class Belfry {
  readonly rings: Ring[] = []
  private waiting = new Set<() => void>()

  ring(load = '', shared = true): void {
    const number = this.rings.length + 1
    this.rings.push({ number, load, ...(shared && { [shareKey]: `ring ${number}` }) })
    for (const wake of [...this.waiting]) wake()
  }

  get listeners(): number {
    return seen.attached - seen.released
  }

  follow(): PulledSource<Ring> {
    let position = this.rings.length
    seen.attached += 1
    return new PulledSource(
      async (signal) => {
        while (position >= this.rings.length && !signal.aborted) {
          await new Promise<void>((resolve) => {
            const done = () => {
              this.waiting.delete(done)
              signal.removeEventListener('abort', done)
              resolve()
            }
            this.waiting.add(done)
            signal.addEventListener('abort', done, { once: true })
          })
        }
        return signal.aborted ? null : this.rings.slice(position, ++position)
      },
      () => {
        seen.released += 1
      },
    )
  }
}
export const belfry = new Belfry()

@Resolver(() => BellType)
export class BellResolver {
  @Query(() => BellType, { description: 'The one bell.' })
  bell() {
    return bell
  }

  @FieldResolver(() => String, { description: 'Its name.' })
  name(@Root() { name }: Bell) {
    seen.names += 1
    return name
  }

  @FieldResolver(() => BellType, { description: 'The bell beside it.' })
  next() {
    return bell
  }

  @FieldResolver(() => BellConnection, { description: 'All bells.' })
  peers(@Args() page: PageArgs) {
    return this.bells(page)
  }

  @Query(() => BellConnection, { description: 'All bells.' })
  bells(@Args() page: PageArgs) {
    const request = pageRequest(page)
    seen.reads += 1
    return pageOf(
      request,
      [bell],
      ({ id }) => id,
      () => Promise.resolve(1),
    )
  }

  @Query(() => String, { nullable: true, description: 'The text as it came.' })
  echo(@Args() { text }: EchoArgs) {
    return text
  }

  @Query(() => Int, { nullable: true, description: 'Fails inside.' })
  broken(): number {
    throw new Error("ER_DUP_ENTRY: INSERT INTO user VALUES ('secret') at mysql://root:hunter2@db/desk")
  }

  @Query(() => Int, { nullable: true, description: 'Fails on purpose.' })
  refused(): number {
    throw new DeskError('CONFLICT', 'Somebody else was faster.', { version: 7 })
  }

  @Mutation(() => RingBellPayload, { description: 'Rings it.' })
  async ringBell(@Arg('input') input: RingBellInput, @Ctx() context: Context) {
    if (input.name === 'slow') {
      seen.slow += 1
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    return context.transact(ringBell, input)
  }
}

export function ringBell(_work: unknown, input: object): Promise<{ bell: string }> {
  seen.mutations += 1
  return Promise.resolve({ bell: 'name' in input && input.name === 'lost' ? newId('bell') : bellId })
}

@Resolver(() => RingType)
export class RingResolver {
  @Subscription(() => RingType, {
    description: 'Every ring.',
    subscribe: ({ args }: { args: { from?: number } }) => {
      if (args.from === -1) throw badInput(['from'], 'must not be negative')
      if (args.from === -2) throw new Error('mysql://root:hunter2@db/desk')
      return belfry.follow()
    },
  })
  rung(
    @Root() ring: Ring,
    @Arg('from', () => Int, { nullable: true, description: 'Which first.' }) _from?: number,
  ) {
    return ring
  }

  @FieldResolver(() => BellType, { description: 'The bell.' })
  bell() {
    return bell
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Fails inside.' })
  broken(): number {
    throw new Error('hunter2')
  }
}
