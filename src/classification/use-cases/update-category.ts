import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInputs } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { CategoryEntity } from '../classification.entity.js'
import type { UpdateCategoryInput } from '../classification.inputs.js'
import { lockCategory } from '../classification.store.js'

/** Changes what is given; `retired` takes it out of the choice or back in. @throws NOT_FOUND, BAD_USER_INPUT */
export async function updateCategory(work: Work, { id, ...input }: UpdateCategoryInput) {
  const before = await lockCategory(work, id)
  const cleared = (['name', 'retired'] as const).filter((field) => input[field] === null)
  if (cleared.length > 0)
    throw badInputs(cleared.map((field) => ({ path: ['input', field], message: 'cannot be cleared' })))
  const { name, description, retired } = before
  const after = {
    name: input.name ?? name,
    description: input.description === undefined ? description : input.description,
    retired: input.retired ?? retired,
  }
  await updateRows(work.manager, CategoryEntity, after, 'id = ?', [idBytes(id)])
  work.record({
    kind: 'CATEGORY_CHANGED',
    subject: id,
    summary: `${work.viewer.actor.name} ${verb(retired, after.retired)} the category ${name}`,
    data: { before: { name, description, retired }, after },
  })
  return { category: id }
}

function verb(before: boolean, after: boolean): string {
  if (before === after) return 'changed'
  return after ? 'retired' : 'brought back'
}
