import type { Node } from '@tiptap/pm/model'
import { fileAddress } from '@/lib/web/file-address'
import type { Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import type { BodyMedia } from './body-media'
import { element, words, type Html } from './html'

type RecordingContext = { upload: BodyMedia; line: Html; language: Language }

/** Uses the browser's controls, which load nothing before somebody plays it. */
export function recordingHtml({ attrs }: Node, { upload, line, language }: RecordingContext): Html {
  const { width, height } = upload.recording ?? {}
  const title = String(attrs.title) || upload.name
  const shared = { src: fileAddress(upload), controls: true, preload: 'none', 'aria-label': title }
  // A film without pictures is played as sound.
  const player =
    width && height ? element('video', { ...shared, width, height, playsinline: true }) : element('audio', shared)
  return element('figure', { class: 'recording' }, player, line, ...transcriptHtml(attrs.transcript, language))
}

/** An empty line begins a paragraph. */
export function paragraphsOf(transcript: unknown): string[] {
  return String(transcript)
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
}

function transcriptHtml(text: unknown, language: Language): Html[] {
  const paragraphs = paragraphsOf(text)
  if (paragraphs.length === 0) return []
  const lines = paragraphs.map((paragraph) => element('p', {}, words(paragraph)))
  return [
    element(
      'details',
      { class: 'transcript' },
      element('summary', {}, words(messagesIn(language).body.transcript)),
      ...lines,
    ),
  ]
}
