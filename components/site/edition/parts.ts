import type { ReadingOf, ReadingPart } from '@/domain/published/pages'
import { fileAddress } from '@/lib/web/file-address'
import { longDate } from '@/lib/time/time'
import { messagesIn } from '@/lib/messages/messages'
import { datesOf, type Frame } from '../frame'

/** Parts of a PDF are named by pages; parts of a Word document have numbers. */
export function partWords(frame: Frame, { file, edition, part, parts, corrected }: ReadingOf, name: string) {
  const words = messagesIn(frame.language).reading
  const { from } = parts[part - 1]!
  if (edition.from === 'word') {
    const own = messagesIn(frame.language).wordEdition
    return {
      note: corrected ? own.byEditors({ date: longDate(corrected.at, frame.site.zone, datesOf(frame)) }) : own.from,
      description: corrected ? own.correctedDescription({ name }) : own.description({ name }),
      open: { label: own.open, href: fileAddress(file) },
      all: own.parts,
      choose: own.chooseOther({ n: part, of: parts.length }),
      nameOf: (n: number) => own.part({ n }),
      shortNameOf: String,
    }
  }
  const { fromTags, fromLayout, ...editors } = messagesIn(frame.language).edition
  const byEditors = corrected?.isTyped ? editors.typedByEditors : editors.byEditors
  const describedBy = corrected?.isTyped ? editors.typedDescription : editors.correctedDescription
  return {
    note: corrected
      ? byEditors({ date: longDate(corrected.at, frame.site.zone, datesOf(frame)) })
      : { tags: fromTags, layout: fromLayout, none: words.note }[edition.from],
    description: corrected ? describedBy({ name }) : words.description({ name }),
    open: { label: words.openAt({ page: from }), href: `${fileAddress(file)}#page=${from}` },
    all: words.pagesOfDocument,
    choose: words.chooseOthers({ pages: spanInWords(frame, parts[part - 1]!), of: parts.at(-1)!.to }),
    nameOf: (n: number) => spanInWords(frame, parts[n - 1]!),
    shortNameOf: (n: number) => shortSpan(parts[n - 1]!),
  }
}

export type PartWords = ReturnType<typeof partWords>

function spanInWords(frame: Frame, { from, to }: ReadingPart) {
  const { page, pages } = messagesIn(frame.language).reading
  return from === to ? page({ n: from }) : pages({ from, to })
}

function shortSpan({ from, to }: ReadingPart) {
  return from === to ? String(from) : `${from}–${to}`
}
