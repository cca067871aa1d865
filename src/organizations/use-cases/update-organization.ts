import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInputs, type FieldFault } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { formatDuration } from '../../time/duration.js'
import { OrganizationEntity } from '../organization.entity.js'
import { ownOrganization } from '../organization.reads.js'
import type { UpdateOrganizationInput } from '../organization.types.js'

type Settings = Pick<OrganizationEntity, 'name' | 'timeZone' | 'reopenWindow' | 'closeAfter'>

/** Changes what is given; `closeAfter: null` never closes resolved incidents. @throws BAD_USER_INPUT */
export async function updateOrganization(work: Work, input: UpdateOrganizationInput) {
  refuseFaults(input)
  const before = await ownOrganization(work)
  const { closeAfter, ...rest } = input
  const given = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== null && value !== undefined),
  )
  const changes: Partial<Settings> = {
    ...given,
    ...(closeAfter === undefined ? {} : { closeAfter }),
  }
  await updateRows(work.manager, OrganizationEntity, changes, 'id = ?', [idBytes(before.id)])
  work.record({
    kind: 'ORGANIZATION_CHANGED',
    subject: before.id,
    summary: `${work.viewer.actor.name} changed the organisation's settings`,
    data: {
      changes: Object.entries(changes).map(([field, after]) => ({
        field,
        before: asText(before[field as keyof Settings]),
        after: asText(after),
      })),
    },
  })
  return { organization: before.id }
}

function refuseFaults(input: UpdateOrganizationInput): void {
  const faults: FieldFault[] = []
  for (const field of ['name', 'timeZone', 'reopenWindow'] as const) {
    if (input[field] === null) faults.push({ path: ['input', field], message: 'cannot be cleared' })
  }
  if ((input.reopenWindow ?? 0) < 0)
    faults.push({ path: ['input', 'reopenWindow'], message: 'must not be negative' })
  if ((input.closeAfter ?? 1) <= 0)
    faults.push({ path: ['input', 'closeAfter'], message: 'must be positive' })
  if (faults.length > 0) throw badInputs(faults)
}

function asText(value: string | number | Date | null | undefined): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'number' ? formatDuration(value) : String(value)
}
