import { read } from '@/db/connection'
import type { TestWindow } from './test-window'

export const wordsIn = (texts: string[]) => texts.flatMap((text) => text.split(/\s/).filter(Boolean))

export const paragraphsOf = (body: unknown) =>
  (body as { content: { content?: { text: string }[] }[] }).content.map((block) =>
    (block.content ?? []).map(({ text }) => text).join(''),
  )

export async function asidesOf(entryId: number, windows: TestWindow[]) {
  const shown = windows.flatMap(({ autosave }) => {
    const { trouble } = autosave.status()
    return trouble?.is === 'conflict' ? (trouble.conflict.aside?.revisionId ?? []) : []
  })
  const rows = await read().query.revisions.findMany({ where: (row, { eq }) => eq(row.entryId, entryId) })
  return rows.filter(({ id }) => shown.includes(id)).map(({ body }) => body)
}

type Edit = { does: string; paragraph: number; word: number; newWord: string }

export function edited(texts: string[], { does, paragraph, word, newWord }: Edit): string[] {
  const at = paragraph % texts.length
  const words = wordsIn([texts[at]!])
  const place = word % (words.length + 1)
  const withWords = (...lines: string[][]) => texts.toSpliced(at, 1, ...lines.map((line) => line.join(' ')))
  switch (does) {
    case 'type':
      return withWords(words.toSpliced(place, 0, newWord))
    case 'change':
      return withWords(words.toSpliced(place, 1, newWord))
    case 'delete':
      return withWords(words.toSpliced(place, 1))
    case 'split':
      return withWords(words.slice(0, place), words.slice(place))
    case 'join':
      return at + 1 < texts.length
        ? texts.toSpliced(at, 2, [texts[at], texts[at + 1]].filter(Boolean).join(' '))
        : texts
    case 'add':
      return texts.toSpliced(paragraph % (texts.length + 1), 0, newWord)
    case 'remove':
      return texts.length > 1 ? texts.toSpliced(at, 1) : texts
    default:
      return texts
  }
}
