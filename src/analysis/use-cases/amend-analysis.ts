import type { Work } from '../../database/work.js'
import { DeskError } from '../../errors/desk-error.js'
import type { AmendAnalysisInput } from '../analysis.inputs.js'
import { changeAnalysis, lockAnalysis } from '../analysis.store.js'

/** A published analysis becomes a draft again; the version that was published stays. @throws NOT_FOUND, INVALID_TRANSITION */
export async function amendAnalysis(work: Work, { id, reason }: AmendAnalysisInput) {
  const locked = await lockAnalysis(work, id)
  const { state } = locked.analysis
  if (state !== 'PUBLISHED')
    throw new DeskError('INVALID_TRANSITION', 'Only a published analysis is amended.', {
      from: state,
      allowed: state === 'DRAFT' ? ['updateAnalysis', 'submitAnalysis'] : ['reviewAnalysis'],
    })
  await changeAnalysis(work, locked, { state: 'DRAFT' }, 'took the analysis up again', reason)
  return { analysis: id }
}
