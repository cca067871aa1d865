import type { ColumnOptions, ValueTransformer } from 'typeorm'
import { idTransformer } from '../ids/type-id.js'

type Options = Omit<ColumnOptions, 'nullable'>

/** How entities declare the kinds of column that the desk has; `property name = column name` throughout. */

/** An id of one type: text above, 16 bytes in the table. */
export const id = (prefix: string, options: Options = {}): Options => ({
  type: 'binary',
  length: 16,
  transformer: idTransformer(prefix),
  ...options,
})

/** A word of ours (an enum's value, a key): ASCII, compared byte for byte. */
export const word = (length: number, options: Options = {}): Options => ({
  type: 'varchar',
  length,
  charset: 'ascii',
  collation: 'ascii_bin',
  ...options,
})

/** Milliseconds, UTC. */
export const instant = (options: Options = {}): Options => ({
  type: 'datetime',
  precision: 3,
  ...options,
})

/** A date so far off that it stands for none. */
export const never = new Date('9999-12-31T23:59:59.999Z')

/** An instant that may be none, which then sorts after every other: for lists by what comes next. */
export const instantOrNever = (options: Options = {}): Options =>
  instant({
    default: () => "'9999-12-31 23:59:59.999'",
    transformer: {
      to: (value: Date | null | undefined) => (value === undefined ? undefined : (value ?? never)),
      from: (value: Date) => (value.getTime() === never.getTime() ? null : value),
    },
    ...options,
  })

const jsonTransformer: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
  from: (text: string | null) => (text === null ? null : (JSON.parse(text) as unknown)),
}

/** JSON as text: the JSON types of MySQL and MariaDB differ, and nothing searches inside. */
export const json = (options: Options = {}): Options => ({
  type: 'mediumtext',
  transformer: jsonTransformer,
  ...options,
})

/** Tokens of src/text/search-text.ts, for a full-text index: rows are read without them. */
export const searchText = (options: Options = {}): Options => ({
  type: 'mediumtext',
  charset: 'ascii',
  collation: 'ascii_bin',
  select: false,
  ...options,
})

/** A column that may hold nothing. */
export const optional = (options: Options): ColumnOptions => ({ ...options, nullable: true })
