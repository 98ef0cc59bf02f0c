/** `type` of HTML lists, and its name in CSS. Also a class, since style sheets override the attribute. */
export const listStyles = { a: 'lower-alpha', A: 'upper-alpha', i: 'lower-roman', I: 'upper-roman' } as const

export type LetteredList = keyof typeof listStyles

export function isLettered(type: unknown): type is LetteredList {
  return typeof type === 'string' && Object.hasOwn(listStyles, type)
}
