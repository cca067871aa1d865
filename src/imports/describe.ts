import type { Row } from './servicenow-row.js'

/** `Subcategory 170 in category 55 at location 143, symptom 72` */
export function titleOf({ number, subcategory, category, location, symptom }: Row): string {
  const where = [
    subcategory && `subcategory ${subcategory}`,
    category && `${subcategory ? 'in ' : ''}category ${category}`,
    location && `at location ${location}`,
  ].filter(Boolean)
  const all = [where.join(' '), symptom && `symptom ${symptom}`].filter(Boolean).join(', ')
  return capital(all || `incident ${number}`).slice(0, 300)
}

/** What is known of how it was resolved. */
export function resolutionOf({ closedCode }: Row, by: string | null): string {
  const words = ['Resolved', by && `by ${by}`, closedCode && `with code ${closedCode}`].filter(Boolean)
  return words.length > 1 ? `${words.join(' ')}.` : 'Resolved; the log does not say how.'
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
