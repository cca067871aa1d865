import { Matches } from 'class-validator'

/** A text for people needs at least one character that can be seen. */
export const NotBlank = (): PropertyDecorator =>
  Matches(/[^\p{White_Space}\p{Cf}\p{Cc}]/u, { message: 'must not be blank' })
