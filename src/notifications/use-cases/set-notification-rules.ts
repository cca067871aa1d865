import { insertRows, selectRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput, notFound } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { ContactMethodEntity, requireUser } from '../../people/index.js'
import { NotificationRuleEntity } from '../notification.entity.js'
import type { SetNotificationRulesInput } from '../notification.inputs.js'

/** The longest that a rule may wait, in milliseconds. */
const longest = 24 * 3_600_000

/**
 * Which of a person's contact methods a page uses, how long after; none given: all that are verified, at once.
 * @throws NOT_FOUND, FORBIDDEN; BAD_USER_INPUT for a contact method that is not verified or named twice
 */
export async function setNotificationRules(work: Work, input: SetNotificationRulesInput) {
  const userId = input.userId ?? work.viewer.actor.userId
  if (userId === null) throw badInput(['input', 'userId'], 'must be given: the viewer is no person')
  const owner = await requireUser(work, userId, ['input', 'userId'])
  work.permit({ user: userId })
  const methods = await selectRows(work.manager, ContactMethodEntity, 'WHERE userId = ? FOR UPDATE', [
    idBytes(userId),
  ])
  const rules = input.rules.map(({ contactMethodId, delay }, index) => {
    const path = ['input', 'rules', index]
    const method = methods.find(({ id }) => id === contactMethodId)
    if (!method) throw notFound([...path, 'contactMethodId'])
    if (!method.verified) throw badInput([...path, 'contactMethodId'], 'is not verified')
    if (input.rules.findIndex((rule) => rule.contactMethodId === contactMethodId) < index)
      throw badInput([...path, 'contactMethodId'], 'is named twice')
    if (delay < 0 || delay > longest) throw badInput([...path, 'delay'], 'must lie between PT0S and P1D')
    return { contactMethodId, delay, userId, organizationId: work.viewer.organizationId }
  })
  await work.manager.query('DELETE FROM notification_rule WHERE userId = ?', [idBytes(userId)])
  await insertRows(work.manager, NotificationRuleEntity, rules)
  work.record({
    kind: 'NOTIFICATION_RULES_CHANGED',
    subject: userId,
    summary: `${work.viewer.actor.name} changed how ${owner.name} is paged`,
    data: { rules: rules.map(({ contactMethodId, delay }) => ({ contactMethodId, delay })) },
  })
  return { user: userId }
}
