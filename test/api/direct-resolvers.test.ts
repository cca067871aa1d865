import { expect, test } from '@jest/globals'
import { isObjectType } from 'graphql'
import { buildSchema } from '../../src/schema.js'

/** Getters of a type's own class, whose instance type-graphql makes first. */
const ofClasses = [
  'CoverageFinding.position',
  'CoverageFinding.problem',
  'Gap.from',
  'Gap.to',
  'Feedback.author',
]

/** A property of an interface, for which there is no method. */
const ofInterface = 'id'

test('fields without arguments are called without what type-graphql puts around them', async () => {
  const schema = await buildSchema()
  const wrapped = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__') && type !== schema.getQueryType()
      ? Object.values(type.getFields())
          .filter(({ name }) => name !== ofInterface)
          .filter(({ args, resolve }) => args.length === 0 && String(resolve).includes('applyMiddlewares'))
          .map(({ name }) => `${type.name}.${name}`)
      : [],
  )
  expect(wrapped.sort()).toEqual(ofClasses.sort())
})
