import { getMetadataStorage as validators, validateSync, type ValidationError } from 'class-validator'
import { getNamedType, type GraphQLResolveInfo } from 'graphql'
import { getMetadataStorage, type ValidatorFn } from 'type-graphql'
import { badInputs, type FieldFault } from '../errors/desk-error.js'
import { limits } from './limits.js'

type Path = (string | number)[]

/**
 * Checks the decorators of one argument and of every input within it, so that no input needs @ValidateNested
 * to be checked, and names all wrong fields at once, without their values.
 * @throws BAD_USER_INPUT
 */
export const validateArguments: ValidatorFn = (value, type, resolverData) => {
  if (value === null || typeof value !== 'object') return
  const faults: FieldFault[] = []
  collect(value, [], faults)
  if (faults.length === 0) return
  const within = argumentPath(type, resolverData.info)
  throw badInputs(
    faults.slice(0, limits.wrongFields).map(({ path, message }) => ({ path: [...within, ...path], message })),
  )
}

/** The members of an @ArgsType are arguments themselves; an input type stands under its argument's name. */
function argumentPath(type: unknown, info: GraphQLResolveInfo): Path {
  const input = getMetadataStorage().inputTypes.find(({ target }) => target === type)
  if (!input) return []
  const field = info.parentType.getFields()[info.fieldName]
  const argument = field?.args.find((candidate) => getNamedType(candidate.type).name === input.name)
  return argument ? [argument.name] : []
}

function collect(value: unknown, path: Path, faults: FieldFault[]): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => collect(item, [...path, index], faults))
    return
  }
  if (!isInput(value)) return
  if (isDecorated(value)) {
    for (const error of validateSync(value, { skipMissingProperties: true, forbidUnknownValues: false })) {
      const message = messageOf(error)
      if (message) faults.push({ path: [...path, error.property], message })
    }
  }
  for (const [name, member] of Object.entries(value)) collect(member, [...path, name], faults)
}

const decorated = new WeakMap<object, ReadonlySet<string>>()

/** Whether a member is given that has decorators; those of what is missing are passed over (bench: timeline). */
function isDecorated(value: object): boolean {
  let names = decorated.get(value.constructor)
  if (!names) {
    const metadata = validators().getTargetValidationMetadatas(value.constructor, '', false, false)
    names = new Set(metadata.map(({ propertyName }) => propertyName))
    decorated.set(value.constructor, names)
  }
  for (const name of names) if ((value as Record<string, unknown>)[name] != null) return true
  return false
}

const inputs = new WeakMap<object, boolean>()

/** Instances of classes with @InputType or @ArgsType; dates and other scalars have no decorators to check. */
function isInput(value: unknown): value is object {
  if (value === null || typeof value !== 'object') return false
  const known = inputs.get(value.constructor)
  if (known !== undefined) return known
  const { inputTypes, argumentTypes } = getMetadataStorage()
  const found = [...inputTypes, ...argumentTypes].some(({ target }) => target === value.constructor)
  inputs.set(value.constructor, found)
  return found
}

/** Of the property itself: what lies below is visited by itself. */
function messageOf({ constraints = {}, property }: ValidationError): string {
  return Object.values(constraints)
    .map((message) => (message.startsWith(`${property} `) ? message.slice(property.length + 1) : message))
    .join('; ')
}
