import { classifyFailure } from '../../database/lost-race.js'
import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { newId } from '../../ids/type-id.js'
import { CategoryEntity } from '../classification.entity.js'
import type { CreateCategoryInput } from '../classification.inputs.js'
import { nextPosition } from '../classification.store.js'

/** Adds a category behind those of its kind. @throws BAD_USER_INPUT: the key is taken */
export async function createCategory(work: Work, { kind, key, name, description }: CreateCategoryInput) {
  const id = newId('category')
  const { organizationId, actor } = work.viewer
  const position = await nextPosition(work, kind)
  try {
    await insertRows(work.manager, CategoryEntity, [
      { id, organizationId, kind, key, name, description: description ?? null, retired: false, position },
    ])
  } catch (error) {
    if (classifyFailure(error) !== 'duplicate') throw error
    throw badInput(['input', 'key'], 'belongs to another category of this kind')
  }
  work.record({
    kind: 'CATEGORY_CREATED',
    subject: id,
    summary: `${actor.name} added the category ${name}`,
    data: { kind, key, name, description: description ?? null },
  })
  return { category: id }
}
