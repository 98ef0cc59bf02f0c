/**
 * The way in which HTML numbers a list other than by figures (`type`), and what CSS calls that. Lists have its name as a class
 * too: a style sheet that gives lists figures puts them in the place of the attribute.
 */
export const listStyles = { a: 'lower-alpha', A: 'upper-alpha', i: 'lower-roman', I: 'upper-roman' } as const

export type LetteredList = keyof typeof listStyles

export function isLettered(type: unknown): type is LetteredList {
  return typeof type === 'string' && Object.hasOwn(listStyles, type)
}
