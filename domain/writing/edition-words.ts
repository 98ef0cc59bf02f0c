import { Mark, type Node } from '@tiptap/pm/model'
import { bodySchema, isSafeHref } from '@/domain/content/body/schema'
import { plainWords } from '@/lib/edition/plain'
import type { Piece, Words } from '@/lib/edition/schema'
import { isLanguageTag } from '@/lib/languages/language-tags'
import type { Language } from '@/lib/languages/languages'

/** `lang`: of these words, where different. Without `isPaged`, page marks and links to pages are dropped. */
export type WordsContext = { language: Language; isPaged: boolean; lang?: string }

export function inlineNodes(words: Words, context: WordsContext): Node[] {
  const marks = spoken(context.lang, context.language, Mark.none)
  return words.flatMap((piece) => pieceNodes(piece, marks, context))
}

function pieceNodes(piece: Piece, marks: readonly Mark[], context: WordsContext): Node[] {
  if (typeof piece === 'string') return piece ? [bodySchema.text(piece, marks)] : []
  const inner = (marks: readonly Mark[]) =>
    'words' in piece ? piece.words.flatMap((one) => pieceNodes(one, marks, context)) : []
  switch (piece.is) {
    case 'page':
      return context.isPaged ? [bodySchema.node('pageMark', { page: piece.n })] : []
    case 'note':
      return note(piece.words, marks, context)
    case 'strong':
      return inner(bodySchema.mark('bold').addToSet(marks))
    case 'em':
      return inner(bodySchema.mark('italic').addToSet(marks))
    case 'code':
      // Code has no other marks: a link is worth more.
      return inner(marks.length > 0 ? marks : bodySchema.mark('code').addToSet(marks))
    case 'lang':
      return inner(spoken(piece.lang, context.language, marks))
    case 'link':
      return inner(isKept(piece.to, context) ? bodySchema.mark('link', { href: piece.to }).addToSet(marks) : marks)
  }
}

function isKept(to: string, { isPaged }: WordsContext) {
  return isSafeHref(to) && (isPaged || !to.startsWith('#'))
}

/** A note in a sentence becomes a footnote, followed by any page mark in it. */
function note(words: Words, marks: readonly Mark[], context: WordsContext): Node[] {
  const text = plainWords(words).trim()
  const pages = words.filter((piece) => typeof piece !== 'string' && piece.is === 'page')
  const lang = marks.filter(({ type }) => type.name === 'language')
  return [
    ...(text ? [bodySchema.node('footnote', { text }, undefined, lang)] : []),
    ...pages.flatMap((page) => pieceNodes(page, [], context)),
  ]
}

function spoken(lang: string | undefined, language: Language, marks: readonly Mark[]): readonly Mark[] {
  if (lang === undefined || !isLanguageTag(lang) || lang.split('-')[0] === language) return marks
  return bodySchema.mark('language', { lang }).addToSet(marks)
}
