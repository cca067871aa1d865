import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

/** A scalar that travels as a string: `parse` turns it into what the desk works with and throws RangeError. */
export function textScalar<T>(options: {
  name: string
  description: string
  specifiedByURL?: string
  parse: (text: string) => T
  serialize: (value: unknown) => string
}): GraphQLScalarType<T, string> {
  const parseValue = (value: unknown): T => {
    if (typeof value !== 'string') throw new GraphQLError(`${options.name}: expected a string`)
    try {
      return options.parse(value)
    } catch (error) {
      if (error instanceof RangeError) throw new GraphQLError(`${options.name}: ${error.message}`)
      throw error
    }
  }
  return new GraphQLScalarType<T, string>({
    name: options.name,
    description: options.description,
    specifiedByURL: options.specifiedByURL ?? null,
    serialize: options.serialize,
    parseValue,
    parseLiteral: (node) => parseValue(node.kind === Kind.STRING ? node.value : null),
  })
}
