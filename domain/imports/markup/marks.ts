import type { Mark } from '@tiptap/pm/model'
import { bodySchema } from '@/domain/content/body/schema'
import { languageTagOf, neededTag } from '@/lib/languages/language-tags'

const markByElement: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  dt: 'bold',
  summary: 'bold',
  legend: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}

const markByStyle: [property: RegExp, value: RegExp, mark: string][] = [
  [/font-weight\s*:/i, /bold|[6-9]00/i, 'bold'],
  [/font-style\s*:/i, /italic|oblique/i, 'italic'],
  [/text-decoration(-line)?\s*:/i, /line-through/i, 'strike'],
]

/** Returns marks by element name, or by style for an element without a meaning. Leaves out colours. */
export function marksWith(marks: readonly Mark[], name: string, element: Element): readonly Mark[] {
  const markName = markByElement[name]
  if (markName) return withMark(marks, markName)
  if (name !== 'span' && name !== 'font') return marks
  const style = element.getAttribute('style')
  if (!style) return marks
  const declarations = style.split(';')
  return markByStyle.reduce((all, [property, value, mark]) => {
    return declarations.some((declaration) => property.test(declaration) && value.test(declaration))
      ? withMark(all, mark)
      : all
  }, marks)
}

/** Code has no other mark, but a link is worth more than code. */
export function withMark(marks: readonly Mark[], name: string): readonly Mark[] {
  const isLink = marks.some(({ type }) => type.name === 'link')
  if (name === 'code' && isLink) return marks
  return bodySchema.marks[name]!.create().addToSet([...marks])
}

export function marksInLanguage(marks: readonly Mark[], element: Element): readonly Mark[] {
  const written = element.getAttribute('lang') ?? element.getAttribute('xml:lang')
  const lang = written ? languageTagOf(written) : undefined
  return lang ? bodySchema.mark('language', { lang }).addToSet(marks) : marks
}

/** Removes needless marks of languages by a word processor. */
export function inItsLanguage(words: string, marks: readonly Mark[], own: string | undefined): readonly Mark[] {
  const language = marks.find(({ type }) => type.name === 'language')
  const isNeeded = !language || !own || neededTag(words, String(language.attrs.lang), own)
  return isNeeded ? marks : language.removeFromSet(marks)
}
