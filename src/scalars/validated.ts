import { validate, type ValidationError } from 'class-validator'
import { badInputs, type FieldFault } from '../errors/desk-error.js'

/**
 * Arguments as an instance of their class, checked: type-graphql does neither before it subscribes.
 * @throws BAD_USER_INPUT with every wrong field
 */
export async function validated<T extends object>(arguments_: T): Promise<T> {
  const errors = await validate(arguments_, { forbidUnknownValues: false })
  if (errors.length > 0) throw badInputs(faultsOf(errors, []))
  return arguments_
}

function faultsOf(errors: ValidationError[], path: (string | number)[]): FieldFault[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const here = [...path, property]
    const own = Object.values(constraints ?? {}).map((message) => ({ path: here, message }))
    return [...own, ...faultsOf(children ?? [], here)]
  })
}
