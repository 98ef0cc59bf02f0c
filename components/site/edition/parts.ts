import type { ReadingOf, ReadingPart } from '@/domain/published/pages'
import { fileAddress } from '@/lib/web/file-address'
import { longDate } from '@/lib/time/time'
import { datesOf, type Frame } from '../frame'
import { editionWords } from '../words/edition'
import { readingWords } from '../words/reading'
import { say } from '../words/say'
import { wordEditionWords } from '../words/word-edition'

/** Parts of a PDF are named by pages; parts of a Word document have numbers. */
export function partWords(frame: Frame, { file, edition, part, parts, corrected }: ReadingOf, name: string) {
  const words = say(frame, readingWords)
  const { from } = parts[part - 1]!
  if (edition.from === 'word') {
    const own = say(frame, wordEditionWords)
    return {
      note: corrected ? own.byEditors(longDate(corrected.at, frame.site.zone, datesOf(frame))) : own.from,
      description: corrected ? own.correctedDescription(name) : own.description(name),
      open: { label: own.open, href: fileAddress(file) },
      all: own.parts,
      choose: own.chooseOther(part, parts.length),
      nameOf: (n: number) => own.part(n),
      shortNameOf: String,
    }
  }
  const { fromTags, fromLayout, ...editors } = say(frame, editionWords)
  const byEditors = corrected?.isTyped ? editors.typedByEditors : editors.byEditors
  const describedBy = corrected?.isTyped ? editors.typedDescription : editors.correctedDescription
  return {
    note: corrected
      ? byEditors(longDate(corrected.at, frame.site.zone, datesOf(frame)))
      : { tags: fromTags, layout: fromLayout, none: words.note }[edition.from],
    description: corrected ? describedBy(name) : words.description(name),
    open: { label: words.openAt(from), href: `${fileAddress(file)}#page=${from}` },
    all: words.pagesOfDocument,
    choose: words.chooseOthers(span(frame, parts[part - 1]!), parts.at(-1)!.to),
    nameOf: (n: number) => span(frame, parts[n - 1]!),
    shortNameOf: (n: number) => shortSpan(parts[n - 1]!),
  }
}

export type PartWords = ReturnType<typeof partWords>

function span(frame: Frame, { from, to }: ReadingPart) {
  const { page, pages } = say(frame, readingWords)
  return from === to ? page(from) : pages(from, to)
}

function shortSpan({ from, to }: ReadingPart) {
  return from === to ? String(from) : `${from}–${to}`
}
