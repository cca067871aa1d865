import { IsOptional } from 'class-validator'
import { GraphQLBoolean, GraphQLString } from 'graphql'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { Severity, Urgency } from '../classification/index.js'
import { IncidentType } from '../incidents/index.js'
import { DateTimeScalar, JSONObjectScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { AlertType } from './alert.types.js'

@InputType({ description: 'What monitoring noticed.' })
export class ReceiveAlertInput {
  @NotBlank()
  @MaxLength(255)
  @Field({
    description:
      'What monitoring calls it, up to 255 bytes, compared byte for byte: what comes with the same key is the same alert.',
  })
  dedupKey: string
  @NotBlank()
  @MaxLength(1_000)
  @Field({ description: 'One line that says what is wrong: the title of the incident that it opens.' })
  summary: string
  @IsOptional()
  @MaxLength(255)
  @Field(() => GraphQLString, { nullable: true, description: 'Who noticed.' })
  source?: string | null
  @Field(() => ID, { nullable: true, description: 'What is affected; its owner team owns the incident.' })
  serviceId?: string | null
  @Field(() => Severity, { nullable: true, description: 'The impact; MEDIUM if left out.' })
  severity?: Severity | null
  @Field(() => Urgency, { nullable: true, description: 'How soon it hurts more; MEDIUM if left out.' })
  urgency?: Urgency | null
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was noticed; now if left out. What lies ahead of the desk’s clock counts as now.',
  })
  occurredAt?: Date | null
  @Field(() => JSONObjectScalar, { nullable: true, description: 'Whatever else helps; kept as it is.' })
  details?: Record<string, unknown> | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class ReceiveAlertPayload {
  @Field(() => AlertType, { description: 'As it stands now.' }) alert: string
  @Field(() => IncidentType, { description: 'The incident that it belongs to.' }) incident: string
  @Field(() => GraphQLBoolean, { description: 'False where it was counted onto an open one.' })
  opened: boolean
}

@InputType({ description: 'What monitoring says is over.' })
export class ResolveAlertInput {
  @NotBlank()
  @MaxLength(255)
  @Field({ description: 'The key with which it was received.' })
  dedupKey: string
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When it was over; now if left out. Not before it was last noticed, and not ahead of the desk’s clock: what is, counts as that.',
  })
  occurredAt?: Date | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class ResolveAlertPayload {
  @Field(() => AlertType, {
    nullable: true,
    description: 'As it stands now; null where no such alert was open.',
  })
  alert: string | null
}
