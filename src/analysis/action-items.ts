import type { ActionItemEntity } from './analysis.entity.js'
import type { ActionItemState } from './analysis.enums.js'

/** Done, or given up. */
export const isOver = (state: ActionItemState) => state === 'DONE' || state === 'WONT_DO'

/** Its time has passed and it is not over. */
export const isOverdue = ({ state, dueAt }: Pick<ActionItemEntity, 'state' | 'dueAt'>, now: Date) =>
  !isOver(state) && dueAt !== null && dueAt < now
