/** What a template of a status update may name. The number is not among them: it is allotted at the commit. */
export interface Placeholders {
  title: string
  priority: string
  services: string
}

const names: readonly string[] = ['title', 'priority', 'services'] satisfies (keyof Placeholders)[]
const placeholder = /\{([^{}]*)\}/g

/** What stands in braces and is no placeholder, as it is written. */
export function unknownPlaceholders(template: string): string[] {
  return [...template.matchAll(placeholder)].flatMap(([all, name = '']) =>
    names.includes(name) ? [] : [all],
  )
}

/** The template with its placeholders replaced, once: what takes their place is not looked at again. */
export function filled(template: string, values: Placeholders, longest: number): string {
  const text = template.replace(placeholder, (all, name: string) =>
    names.includes(name) ? values[name as keyof Placeholders] : all,
  )
  const characters = [...text]
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`
}
