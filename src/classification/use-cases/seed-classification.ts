import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { newId } from '../../ids/type-id.js'
import { CategoryEntity } from '../classification.entity.js'
import { putPriorityRules, standardCategories } from '../classification.store.js'
import { firstMatrix } from '../priority-matrix.js'

/** Gives a new organisation its own copy of the standard lists, and the first matrix. */
export async function seedClassification(work: Work): Promise<void> {
  const { organizationId } = work.viewer
  const standard = await standardCategories(work)
  await insertRows(
    work.manager,
    CategoryEntity,
    standard.map((category) => ({ id: newId('category'), organizationId, ...category, retired: false })),
  )
  await putPriorityRules(work, firstMatrix)
  work.record({
    kind: 'CLASSIFICATION_SEEDED',
    subject: organizationId,
    summary: `The standard classification was set up: ${standard.length} categories and the priority matrix`,
    data: { categories: standard.map(({ kind, key }) => ({ kind, key })), priorityMatrix: firstMatrix },
  })
}
