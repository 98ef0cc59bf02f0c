import { content } from './newsroom'

// The texts and uploads that the entries of histories of consents are made of.

/** Uploads of the archive: pictures with one version each, and two versions of one document. */
export const uploads = ['a', 'b', 'c'].map((letter, n) => ({
  id: letter.repeat(12),
  lineage: n === 2 ? 'b'.repeat(12) : letter.repeat(12),
  version: n === 2 ? 2 : 1,
  name: n === 0 ? 'a.jpg' : `${letter}.pdf`,
  type: n === 0 ? ('image/jpeg' as const) : ('application/pdf' as const),
  bytes: 1,
  width: n === 0 ? 600 : null,
  height: n === 0 ? 400 : null,
  alt: 'Somebody',
  sha256: letter,
  uploadedAt: 0,
}))

export function nth<T>(list: T[], n: number): T | undefined {
  return list[n % Math.max(list.length, 1)]
}

/** A text with a number of its own that uses an upload, if there is one of this number. */
export function textNumber(n: number, upload: number) {
  const used = uploads[upload]
  const isPicture = used?.type === 'image/jpeg'
  return content({
    title: `Text ${n}`,
    slug: `text-${n}`,
    lead: used && isPicture ? { mediaId: used.id, alt: 'Somebody' } : null,
    files: used && !isPicture ? [{ mediaId: used.id, title: 'A file', language: null }] : [],
    publication: { type: 'report', publishedOn: '2015', publisher: '' },
  })
}
