import { requireCalendar } from '../../calendars/index.js'
import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { OrganizationEntity, ownOrganization } from '../../organizations/index.js'
import type { UpdateResponseSettingsInput } from '../policy.inputs.js'
import { requirePolicy } from '../policy.store.js'

/** Changes what is given; no default policy is allowed, no calendar is not. @throws NOT_FOUND, BAD_USER_INPUT */
export async function updateResponseSettings(work: Work, input: UpdateResponseSettingsInput) {
  const { defaultEscalationPolicyId: policyId, calendarId } = input
  if (calendarId === null) throw badInput(['input', 'calendarId'], 'cannot be cleared')
  if (policyId != null) await requirePolicy(work, policyId, ['input', 'defaultEscalationPolicyId'])
  if (calendarId !== undefined) await requireCalendar(work, calendarId, ['input', 'calendarId'])
  const before = await ownOrganization(work)
  const changes = {
    ...(policyId === undefined ? {} : { defaultEscalationPolicyId: policyId }),
    ...(calendarId === undefined ? {} : { calendarId }),
  }
  await updateRows(work.manager, OrganizationEntity, changes, 'id = ?', [idBytes(before.id)])
  work.record({
    kind: 'RESPONSE_SETTINGS_CHANGED',
    subject: before.id,
    summary: `${work.viewer.actor.name} changed how the organisation responds`,
    data: {
      before: {
        defaultEscalationPolicyId: before.defaultEscalationPolicyId,
        calendarId: before.calendarId,
      },
      after: changes,
    },
  })
  return { organization: before.id }
}
