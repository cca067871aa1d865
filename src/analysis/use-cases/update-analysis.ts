import type { Work } from '../../database/work.js'
import { badInputs } from '../../errors/desk-error.js'
import { requireUsers } from '../../people/index.js'
import type { AnalysisEntity } from '../analysis.entity.js'
import type { UpdateAnalysisInput } from '../analysis.inputs.js'
import { changeAnalysis, lockDraft } from '../analysis.store.js'
import { dueTimers, timeReminder } from '../need.store.js'

const texts = ['title', 'summary', 'impact', 'detection', 'response', 'lessonsLearned'] as const

/** Changes what is given of a draft. @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, BAD_USER_INPUT */
export async function updateAnalysis(work: Work, { id, expectedVersion, ...input }: UpdateAnalysisInput) {
  const locked = await lockDraft(work, id, expectedVersion)
  refuseCleared(input)
  const changes: Partial<AnalysisEntity> = {}
  for (const field of texts) if (input[field] != null) Object.assign(changes, { [field]: input[field] })
  if (input.authorIds) changes.authorIds = await authorsOf(work, input.authorIds)
  if (input.meetingAt !== undefined) changes.meetingAt = input.meetingAt
  if (input.dueAt !== undefined) changes.dueAt = input.dueAt
  if (isSame(locked.analysis, changes)) return { analysis: id }
  await changeAnalysis(work, locked, changes, 'wrote on the analysis')
  if (changes.dueAt !== undefined) await timeReminder(work, dueTimers.analysis, id, changes.dueAt)
  return { analysis: id }
}

function refuseCleared(input: Omit<UpdateAnalysisInput, 'id'>): void {
  const faults = [...texts, 'authorIds' as const]
    .filter((field) => input[field] === null)
    .map((field) => ({ path: ['input', field], message: 'cannot be cleared' }))
  if (faults.length > 0) throw badInputs(faults)
}

async function authorsOf(work: Work, ids: readonly string[]): Promise<string[]> {
  await requireUsers(work, ids, (index) => ['input', 'authorIds', index])
  return [...new Set(ids)]
}

/** What is sent without a change, as forms do, is none. */
const isSame = (before: AnalysisEntity, changes: Partial<AnalysisEntity>) =>
  Object.entries(changes).every(
    ([field, value]) => JSON.stringify(value) === JSON.stringify(before[field as keyof AnalysisEntity]),
  )
