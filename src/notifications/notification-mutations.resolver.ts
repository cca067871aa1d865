import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../access/context.js'
import { badInput } from '../errors/desk-error.js'
import * as inputs from './notification.inputs.js'
import { addContactMethod, secretShown } from './use-cases/add-contact-method.js'
import { removeContactMethod } from './use-cases/remove-contact-method.js'
import { retryNotification } from './use-cases/retry-notification.js'
import { sendContactVerification } from './use-cases/send-contact-verification.js'
import { setNotificationRules } from './use-cases/set-notification-rules.js'
import { verifyContactMethod } from './use-cases/verify-contact-method.js'

const asked = { description: 'What is asked for.' }

@Resolver()
export class NotificationMutations {
  @Mutation(() => inputs.AddContactMethodPayload, {
    description:
      'A new way to reach a person, to which a code is sent at once. With an idempotency key, a repeat answers without the secret.',
  })
  async addContactMethod(@Arg('input', asked) input: inputs.AddContactMethodInput, @Ctx() context: Context) {
    const { contactMethod, [secretShown]: signingSecret = null } = await context.transact(
      addContactMethod,
      input,
    )
    return { contactMethod, signingSecret }
  }

  @Mutation(() => inputs.SendContactVerificationPayload, {
    description: 'Sends another code to a contact method; RATE_LIMITED within a minute of the last.',
  })
  sendContactVerification(
    @Arg('input', asked) input: inputs.SendContactVerificationInput,
    @Ctx() context: Context,
  ) {
    return context.transact(sendContactVerification, input)
  }

  @Mutation(() => inputs.VerifyContactMethodPayload, {
    description:
      'Proves with the code that messages arrive. A code holds for ten minutes and five tries. A webhook verifies itself by answering with the challenge.',
  })
  async verifyContactMethod(
    @Arg('input', asked) input: inputs.VerifyContactMethodInput,
    @Ctx() context: Context,
  ) {
    const { contactMethod, wrong } = await context.transact(verifyContactMethod, input)
    // Said only now: an error would have taken back that the try was counted.
    if (wrong) throw badInput(['input', 'code'], 'is not the code that was sent')
    return { contactMethod }
  }

  @Mutation(() => inputs.RemoveContactMethodPayload, {
    description: 'Takes a way to reach a person away; what waits to go there is held back.',
  })
  removeContactMethod(@Arg('input', asked) input: inputs.RemoveContactMethodInput, @Ctx() context: Context) {
    return context.transact(removeContactMethod, input)
  }

  @Mutation(() => inputs.SetNotificationRulesPayload, {
    description: 'Says which contact methods a page uses, and how long after.',
  })
  setNotificationRules(
    @Arg('input', asked) input: inputs.SetNotificationRulesInput,
    @Ctx() context: Context,
  ) {
    return context.transact(setNotificationRules, input)
  }

  @Mutation(() => inputs.RetryNotificationPayload, {
    description: 'Sends a notification that failed once more, under the same key; CONFLICT for any other.',
  })
  retryNotification(@Arg('input', asked) input: inputs.RetryNotificationInput, @Ctx() context: Context) {
    return context.transact(retryNotification, input)
  }
}
