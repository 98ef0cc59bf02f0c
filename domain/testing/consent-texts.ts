import { content } from './newsroom'

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

/** Makes a text with its own number, which uses the upload of that index if there is one. */
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
