import { Mark, type Node } from '@tiptap/pm/model'
import { bodySchema, isSafeHref } from '@/domain/content/body/schema'
import { plainWords } from '@/lib/edition/plain'
import type { Piece, Words } from '@/lib/edition/schema'
import { isLanguageTag } from '@/lib/language-tags'
import type { Language } from '@/lib/languages'

/** `language`: that of the text; `lang`: that of these words, where it is another. */
export type WordsContext = { language: Language; lang?: string }

/** A piece of text of an edition as nodes of a body. */
export function inlineNodes(words: Words, { language, lang }: WordsContext): Node[] {
  return words.flatMap((piece) => pieceNodes(piece, spoken(lang, language, Mark.none), language))
}

function pieceNodes(piece: Piece, marks: readonly Mark[], language: Language): Node[] {
  if (typeof piece === 'string') return piece ? [bodySchema.text(piece, marks)] : []
  const inner = (marks: readonly Mark[]) =>
    'words' in piece ? piece.words.flatMap((one) => pieceNodes(one, marks, language)) : []
  switch (piece.is) {
    case 'page':
      return [bodySchema.node('pageMark', { page: piece.n })]
    case 'note':
      return note(piece.words, marks)
    case 'strong':
      return inner(bodySchema.mark('bold').addToSet(marks))
    case 'em':
      return inner(bodySchema.mark('italic').addToSet(marks))
    case 'code':
      // Code has no other marks: a link is worth more.
      return inner(marks.length > 0 ? marks : bodySchema.mark('code').addToSet(marks))
    case 'lang':
      return inner(spoken(piece.lang, language, marks))
    case 'link':
      return inner(isSafeHref(piece.to) ? bodySchema.mark('link', { href: piece.to }).addToSet(marks) : marks)
  }
}

/** A note within a sentence is a footnote; where a page begins in it, that stands behind it. */
function note(words: Words, marks: readonly Mark[]): Node[] {
  const text = plainWords(words).trim()
  const pages = words.filter((piece) => typeof piece !== 'string' && piece.is === 'page')
  const lang = marks.filter(({ type }) => type.name === 'language')
  return [
    ...(text ? [bodySchema.node('footnote', { text }, undefined, lang)] : []),
    ...pages.flatMap((page) => pieceNodes(page, [], 'en')),
  ]
}

function spoken(lang: string | undefined, language: Language, marks: readonly Mark[]): readonly Mark[] {
  if (lang === undefined || !isLanguageTag(lang) || lang.split('-')[0] === language) return marks
  return bodySchema.mark('language', { lang }).addToSet(marks)
}
