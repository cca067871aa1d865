import { buildMessage, ValidateBy, type ValidationOptions } from 'class-validator'

/**
 * At most so many characters, counted as the columns count them: by code point. class-validator's own leaves
 * out variation selectors, so that a row of ❤️ would pass here and be refused by the database.
 */
export const MaxLength = (most: number, options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'maxLength',
      constraints: [most],
      validator: {
        validate: (value) => typeof value === 'string' && isAtMost(value, most),
        defaultMessage: buildMessage(
          (each) => `${each}$property must be shorter than or equal to $constraint1 characters`,
          options,
        ),
      },
    },
    options,
  )

function isAtMost(text: string, most: number): boolean {
  if (text.length <= most) return true
  if (text.length > 2 * most) return false
  let characters = 0
  for (const _ of text) characters += 1
  return characters <= most
}
