import { ArrayMaxSize, IsOptional } from 'class-validator'
import { GraphQLString } from 'graphql'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { ContactChannel, ContactMethodType, UserType } from '../people/index.js'
import { DurationScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { NotificationType } from './notification.types.js'

@InputType({ description: 'A new way to reach a person; a code is sent there at once.' })
export class AddContactMethodInput {
  @Field(() => ID, { nullable: true, description: 'Whom it reaches; the viewer where left out.' })
  userId?: string | null
  @Field(() => ContactChannel, { description: 'Through what.' }) channel: keyof typeof ContactChannel
  @NotBlank()
  @MaxLength(2_000)
  @Field({ description: 'The e-mail address, or the address of the webhook.' })
  address: string
  @IsOptional()
  @NotBlank()
  @MaxLength(200)
  @Field(() => GraphQLString, { nullable: true, description: 'What its owner calls it: work, private.' })
  label?: string | null
}

@InputType({ description: 'A contact method that wants another code.' })
export class SendContactVerificationInput {
  @Field(() => ID, { description: 'The contact method.' }) id: string
}

@InputType({ description: 'The code that was sent to the address.' })
export class VerifyContactMethodInput {
  @Field(() => ID, { description: 'The contact method.' }) id: string
  @NotBlank()
  @MaxLength(64)
  @Field({ description: 'The code, as it arrived there.' })
  code: string
}

@InputType({ description: 'A contact method that is no more.' })
export class RemoveContactMethodInput {
  @Field(() => ID, { description: 'The contact method.' }) id: string
}

@InputType({ description: 'One contact method, and when a page uses it.' })
export class NotificationRuleInput {
  @Field(() => ID, { description: 'A verified contact method of the person.' }) contactMethodId: string
  @Field(() => DurationScalar, { description: 'How long after the page: PT0S is at once, P1D the longest.' })
  delay: number
}

@InputType({ description: 'How a person is paged from now on.' })
export class SetNotificationRulesInput {
  @Field(() => ID, { nullable: true, description: 'Whose rules; the viewer where left out.' })
  userId?: string | null
  @ArrayMaxSize(10)
  @Field(() => [NotificationRuleInput], {
    description: 'All rules; none: every verified contact method, at once.',
  })
  rules: NotificationRuleInput[]
}

@InputType({ description: 'A notification that failed.' })
export class RetryNotificationInput {
  @Field(() => ID, { description: 'The notification.' }) id: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class AddContactMethodPayload {
  @Field(() => ContactMethodType, { description: 'The new contact method, not verified yet.' })
  contactMethod: string
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'For webhooks: with what messages are signed (Standard Webhooks). Shown this once.',
  })
  signingSecret: string | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class SendContactVerificationPayload {
  @Field(() => ContactMethodType, { description: 'The contact method.' }) contactMethod: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class VerifyContactMethodPayload {
  @Field(() => ContactMethodType, { description: 'The contact method, verified.' }) contactMethod: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class RemoveContactMethodPayload {
  @Field(() => UserType, { description: 'The person, without it.' }) user: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class SetNotificationRulesPayload {
  @Field(() => UserType, { description: 'The person, with the new rules.' }) user: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class RetryNotificationPayload {
  @Field(() => NotificationType, { description: 'The notification, waiting to be sent.' })
  notification: string
}
