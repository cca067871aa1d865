import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, JoinColumn, JoinTable, ManyToMany, ManyToOne, PrimaryColumn } from 'typeorm'
import { idTransformer } from '../../src/ids/type-id.js'

// One class for table and type, as the documentation of both libraries shows it.
const id = (prefix: string) => ({ type: 'binary', length: 16, transformer: idTransformer(prefix) }) as const

@ObjectType()
@Entity('user')
export class User {
  @Field(() => ID) @PrimaryColumn(id('user')) id: string
  @Field() @Column() name: string
}

@ObjectType()
@Entity('team')
export class Team {
  @Field(() => ID) @PrimaryColumn(id('team')) id: string
  @Field() @Column() name: string
}

@ObjectType()
@Entity('service')
export class Service {
  @Field(() => ID) @PrimaryColumn(id('service')) id: string
  @Field() @Column() name: string
}

@ObjectType()
@Entity('incident')
export class Incident {
  @Field(() => ID) @PrimaryColumn(id('incident')) id: string
  @Column(id('organization')) organizationId: string
  @Field(() => Int) @Column({ nullable: true }) number: number
  @Field() @Column() title: string
  @Field() @Column() status: string
  @Column({ type: 'boolean' }) open: boolean
  @Field() @Column() severity: string
  @Field() @Column() urgency: string
  @Field() @Column() priority: string
  @Column({ type: 'boolean' }) priorityOverridden: boolean
  @Column({ type: 'simple-json' }) labels: string[]
  @Column({ type: 'simple-json' }) links: object[]
  @Field() @Column({ type: 'boolean' }) major: boolean
  @Field() @Column({ type: 'boolean' }) drill: boolean
  @Column() reporterKind: string
  @Column() reporterName: string
  @Column({ type: 'datetime', precision: 3 }) startedAt: Date
  @Field() @Column({ type: 'datetime', precision: 3 }) openedAt: Date
  @Field(() => Date, { nullable: true })
  @Column({ type: 'datetime', precision: 3, nullable: true })
  acknowledgedAt: Date | null
  @Column({ type: 'datetime', precision: 3 }) updatedAt: Date
  @Field(() => Int) @Column() version: number
  @Column({ type: 'simple-json' }) facets: object
  @Column({ type: 'mediumtext', select: false }) searchText: string
  @Column({ ...id('user'), nullable: true }) ownerUserId: string | null
  @Column({ ...id('team'), nullable: true }) ownerTeamId: string | null
  @ManyToOne(() => User) @JoinColumn({ name: 'ownerUserId' }) ownerUser: User | null
  @ManyToOne(() => Team) @JoinColumn({ name: 'ownerTeamId' }) ownerTeam: Team | null
  @ManyToMany(() => Service)
  @JoinTable({
    name: 'incident_service',
    joinColumn: { name: 'incidentId' },
    inverseJoinColumn: { name: 'serviceId' },
  })
  services: Service[]
}

@ObjectType()
@Entity('log_entry')
export class Event {
  @PrimaryColumn(id('organization')) organizationId: string
  @PrimaryColumn({ type: 'bigint' }) sequence: number
  @Field(() => ID) @Column(id('event')) id: string
  @Field() @Column() kind: string
  @Column() subjectKind: string
  @Column({ ...id('incident'), name: 'subjectId' }) incidentId: string
  @Field() @Column() summary: string
  @Column() actorKind: string
  @Column() actorName: string
  @Field() @Column({ type: 'datetime', precision: 3 }) occurredAt: Date
  @Field() @Column({ type: 'datetime', precision: 3 }) recordedAt: Date
  @Column({ type: 'simple-json' }) data: object
  @Column({ type: 'simple-json', nullable: true }) after: object | null
}

@Entity('log_head')
export class Head {
  @PrimaryColumn(id('organization')) organizationId: string
  @Column({ type: 'bigint' }) sequence: number
  @Column() number: number
}
