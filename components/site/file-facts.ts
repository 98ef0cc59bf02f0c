import type { LibraryItem } from '@/domain/published/library'
import type { Teaser } from '@/domain/published/posts'
import { durationOf } from '@/lib/time/duration'
import { formatName, pagesInWords } from '@/lib/files/file-words'
import { fileSize } from '@/lib/web/html'
import type { Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import type { Frame } from './frame'
import { languageInSentence } from './phrases'

type FileFacts = Pick<LibraryItem['files'][number], 'type' | 'bytes' | 'pages' | 'recording' | 'language'>

export function fileLabel(frame: Frame, file: FileFacts, item: Teaser) {
  const language = languageInSentence(file.language ?? item.language, frame)
  return messagesIn(frame.language).files.inLanguage({ format: formatName(file.type, frame.language), language })
}

export function titleOf(item: Pick<Teaser, 'title' | 'language'>, file?: { title: string; language: Language | null }) {
  return { title: file?.title || item.title, language: file?.language ?? item.language }
}

export function fileFacts(frame: Frame, { bytes, pages, recording }: Pick<FileFacts, 'bytes' | 'pages' | 'recording'>) {
  const size = fileSize(bytes, frame.language)
  return [size, pages && pagesInWords(pages, frame.language), recording && durationOf(recording.seconds)]
    .filter(Boolean)
    .join(' · ')
}
