import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { OrganizationEntity, ownOrganization } from '../../organizations/index.js'
import type { UpdateAnalysisRuleInput } from '../analysis.inputs.js'
import { standardRule } from '../need.js'

/** Says which incidents that are resolved from now on need an analysis, and by when. */
export async function updateAnalysisRule(work: Work, { rule }: UpdateAnalysisRuleInput) {
  const before = await ownOrganization(work)
  const { major, workingDays } = rule
  const after = { priorities: [...new Set(rule.priorities)].sort(), major, workingDays }
  await updateRows(work.manager, OrganizationEntity, { analysisRule: after }, 'id = ?', [idBytes(before.id)])
  work.record({
    kind: 'ANALYSIS_RULE_CHANGED',
    subject: before.id,
    summary: `${work.viewer.actor.name} changed which incidents need an analysis`,
    data: { before: before.analysisRule ?? standardRule, after },
  })
  return { organization: before.id }
}
