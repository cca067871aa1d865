import DataLoader from 'dataloader'
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  type PubSub,
  Query,
  registerEnumType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { type DataSource, In, LessThan } from 'typeorm'
import { newId } from '../../src/ids/type-id.js'
import { searchTextOf } from '../../src/text/search-text.js'
import { Event, Head, Incident, Service, Team, User } from './entities.js'

const Severity = { HIGH: 'HIGH', MEDIUM: 'MEDIUM', LOW: 'LOW' } as const
registerEnumType(Severity, { name: 'Severity' })
const Owner = createUnionType({ name: 'IncidentOwner', types: () => [User, Team] as const })

@ObjectType()
class Actor {
  @Field() kind: string
  @Field() name: string
}
@ObjectType()
class IncidentEdge {
  @Field(() => Incident) node: Incident
}
@ObjectType()
class Incidents {
  @Field(() => [IncidentEdge]) edges: IncidentEdge[]
}
@ObjectType()
class EventEdge {
  @Field(() => Event) node: Event
}
@ObjectType()
class Timeline {
  @Field(() => [EventEdge]) edges: EventEdge[]
}
@ObjectType()
class OpenPayload {
  @Field(() => Incident) incident: Incident
}
@ObjectType()
class Change {
  @Field(() => Event) event: Event
  @Field(() => Incident) incident: Incident
}
@InputType()
class IncidentFilter {
  @Field({ nullable: true }) openedBefore?: Date
}
@InputType()
class OpenInput {
  @Field() title: string
  @Field(() => Severity) severity: keyof typeof Severity
  @Field(() => Severity) urgency: keyof typeof Severity
}

export interface Context {
  dataSource: DataSource
  organizationId: string
  pubSub: PubSub
  users: DataLoader<string, User | null>
  teams: DataLoader<string, Team | null>
  services: DataLoader<string, Service[]>
}

/** One set of loaders for each request. */
export function createContext(dataSource: DataSource, organizationId: string, pubSub: PubSub): Context {
  const byId = <T extends { id: string }>(find: (ids: string[]) => Promise<T[]>) =>
    new DataLoader<string, T | null>(async (ids) => {
      const found = new Map((await find([...ids])).map((row) => [row.id, row]))
      return ids.map((id) => found.get(id) ?? null)
    })
  return {
    dataSource,
    organizationId,
    pubSub,
    users: byId((ids) => dataSource.getRepository(User).find({ where: { id: In(ids) } })),
    teams: byId((ids) => dataSource.getRepository(Team).find({ where: { id: In(ids) } })),
    services: new DataLoader(async (ids) => {
      const rows = await dataSource
        .getRepository(Incident)
        .find({ select: { id: true }, where: { id: In([...ids]) }, relations: { services: true } })
      const found = new Map(rows.map((row) => [row.id, row.services]))
      return ids.map((id) => found.get(id) ?? [])
    }),
  }
}

@Resolver(() => Incident)
export class IncidentResolver {
  @Query(() => Incidents)
  async incidents(
    @Arg('first', () => Int) first: number,
    @Arg('filter', () => IncidentFilter, { nullable: true }) filter: IncidentFilter | null,
    @Ctx() { dataSource, organizationId }: Context,
  ) {
    const openedAt = filter?.openedBefore && LessThan(filter.openedBefore)
    const rows = await dataSource
      .getRepository(Incident)
      .find({ where: { organizationId, drill: false, openedAt }, order: { number: 'DESC' }, take: first })
    return { edges: rows.map((node) => ({ node })) }
  }

  @Query(() => Incident, { nullable: true })
  incident(@Arg('id', () => ID) id: string, @Ctx() { dataSource, organizationId }: Context) {
    return dataSource.getRepository(Incident).findOne({ where: { id, organizationId } })
  }

  @FieldResolver(() => Owner, { nullable: true })
  owner(@Root() { ownerUserId, ownerTeamId }: Incident, @Ctx() { users, teams }: Context) {
    if (ownerUserId) return users.load(ownerUserId)
    return ownerTeamId ? teams.load(ownerTeamId) : null
  }

  @FieldResolver(() => [Service])
  services(@Root() { id }: Incident, @Ctx() { services }: Context) {
    return services.load(id)
  }

  @FieldResolver(() => Timeline)
  async timeline(
    @Root() { id }: Incident,
    @Arg('first', () => Int) first: number,
    @Ctx() { dataSource }: Context,
  ) {
    const rows = await dataSource
      .getRepository(Event)
      .find({ where: { incidentId: id }, order: { sequence: 'ASC' }, take: first })
    return { edges: rows.map((node) => ({ node })) }
  }

  @Mutation(() => OpenPayload)
  async openIncident(@Arg('input') { title, severity, urgency }: OpenInput, @Ctx() context: Context) {
    const { dataSource, organizationId, pubSub } = context
    const now = new Date()
    const change = await dataSource.transaction(async (manager) => {
      const heads = manager.getRepository(Head)
      const head = await heads.findOneOrFail({
        where: { organizationId },
        lock: { mode: 'pessimistic_write' },
      })
      head.number += 1
      head.sequence = Number(head.sequence) + 1
      await heads.save(head)
      const facets = {
        status: 'OPEN',
        severity,
        priority: 'P3',
        services: [],
        labels: [],
        openedAt: now.getTime(),
      }
      const incident = await manager.getRepository(Incident).save({
        id: newId('incident'),
        organizationId,
        number: head.number,
        title,
        status: 'OPEN',
        open: true,
        severity,
        urgency,
        priority: 'P3',
        priorityOverridden: false,
        labels: [],
        links: [],
        major: false,
        drill: false,
        reporterKind: 'USER',
        reporterName: 'Admin',
        startedAt: now,
        openedAt: now,
        updatedAt: now,
        version: 1,
        facets,
        searchText: searchTextOf(title),
      })
      const event = await manager.getRepository(Event).save({
        organizationId,
        sequence: head.sequence,
        id: newId('event'),
        kind: 'OPENED',
        subjectKind: 'incident',
        incidentId: incident.id,
        summary: `Admin opened the incident as P3: ${title}`,
        actorKind: 'USER',
        actorName: 'Admin',
        occurredAt: now,
        recordedAt: now,
        data: {},
        after: facets,
      })
      return { incident, event }
    })
    pubSub.publish('INCIDENT', change)
    return change
  }

  @Subscription(() => Change, { topics: 'INCIDENT' })
  incidentChanged(@Root() change: Change): Change {
    return change
  }
}

@Resolver(() => Event)
export class EventResolver {
  @FieldResolver(() => Actor)
  actor(@Root() { actorKind, actorName }: Event) {
    return { kind: actorKind, name: actorName }
  }
}
