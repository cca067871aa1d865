import { mutationNames } from '../../src/access/operation-names.js'
import type { IdempotencyKey } from '../../src/database/idempotency.js'
import type { UseCase, Viewer } from '../../src/database/work.js'
import type { Desk } from '../../src/desk.js'
import { DeskError } from '../../src/errors/desk-error.js'
import type { OpenIncidentInput, UpdateIncidentInput } from '../../src/incidents/incident.inputs.js'
import type { HoldReason } from '../../src/incidents/incident.enums.js'
import { acknowledgeIncident } from '../../src/incidents/use-cases/acknowledge-incident.js'
import { addIncidentNote } from '../../src/incidents/use-cases/add-incident-note.js'
import { assignIncident } from '../../src/incidents/use-cases/assign-incident.js'
import { cancelIncident } from '../../src/incidents/use-cases/cancel-incident.js'
import { closeIncident } from '../../src/incidents/use-cases/close-incident.js'
import { holdIncident } from '../../src/incidents/use-cases/hold-incident.js'
import { mergeIncident } from '../../src/incidents/use-cases/merge-incident.js'
import { mitigateIncident } from '../../src/incidents/use-cases/mitigate-incident.js'
import { openIncident } from '../../src/incidents/use-cases/open-incident.js'
import { reopenIncident } from '../../src/incidents/use-cases/reopen-incident.js'
import { resolveIncident } from '../../src/incidents/use-cases/resolve-incident.js'
import { startIncident } from '../../src/incidents/use-cases/start-incident.js'
import { updateIncident } from '../../src/incidents/use-cases/update-incident.js'

type Version = { expectedVersion?: number }

/** What somebody does at a desk, by the names that people use. */
export class Hand {
  constructor(
    readonly desk: Desk,
    readonly viewer: Viewer,
  ) {}

  /** Any use case; what tests make up for themselves, and the desk's own, as the desk. */
  do<I, O>(useCase: UseCase<I, O>, input: I, key: IdempotencyKey | null = null): Promise<O> {
    const request = key && { key, requestId: 'test', ipAddress: null }
    const isOwn = (mutationNames as readonly string[]).includes(useCase.name)
    const viewer: Viewer = isOwn ? this.viewer : { ...this.viewer, role: 'SYSTEM' }
    return this.desk.transact(viewer, useCase, input, request)
  }

  /** Opens an incident; answers its id. */
  async open(details: Partial<OpenIncidentInput> = {}): Promise<string> {
    const input = { title: 'Checkout fails', severity: 'HIGH', urgency: 'MEDIUM', ...details } as const
    return (await this.do(openIncident, input)).incident
  }

  update = (id: string, changes: Omit<UpdateIncidentInput, 'id'>) =>
    this.do(updateIncident, { id, ...changes })
  acknowledge = (id: string, more?: Version) => this.do(acknowledgeIncident, { id, ...more })
  start = (id: string, more?: Version) => this.do(startIncident, { id, ...more })
  hold = (id: string, more?: Version & { reason?: HoldReason; until?: Date | null }) =>
    this.do(holdIncident, { id, reason: 'AWAITING_VENDOR', ...more })
  mitigate = (id: string, more?: Version) => this.do(mitigateIncident, { id, ...more })
  resolve = (id: string, more?: Version & { resolution?: string; resolvedAt?: Date }) =>
    this.do(resolveIncident, { id, resolution: 'restarted it', ...more })
  closeIncident = (id: string, more?: Version) => this.do(closeIncident, { id, ...more })
  reopen = (id: string, more?: Version) => this.do(reopenIncident, { id, reason: 'it is back', ...more })
  cancel = (id: string, more?: Version) => this.do(cancelIncident, { id, reason: 'false alarm', ...more })
  merge = (id: string, intoId: string, more?: Version) => this.do(mergeIncident, { id, intoId, ...more })
  note = (id: string, text = 'looked at it', more?: { occurredAt?: Date }) =>
    this.do(addIncidentNote, { id, text, ...more })
  assign = (id: string, ownerId: string | null) => this.do(assignIncident, { id, ownerId })
}

/** The error that an act is refused with. */
export async function refusal(act: Promise<unknown>): Promise<DeskError> {
  try {
    await act
  } catch (error) {
    if (error instanceof DeskError) return error
    throw error
  }
  throw new Error('it was not refused')
}
