import sharp from 'sharp'
import { documentFile, fallbackWidth, smallWidthsOf, widthsOf } from '@/lib/files/media-files'
import { done, type Result } from '@/lib/result'
import { titleInProperty } from './document-title'
import { languageOf, propertiesIn } from './pdf/facts'
import { readPdf, type ReadOptions, type Pixels } from './pdf/read'
import type { ReceivedFile } from './received-files'
import type { PreparedUpload } from './storage'

/** WebP effort from 0 to 6: a printed page is 5 % larger than with 4, but takes a quarter of the time. */
const effort = 2

export async function preparePdf(file: ReceivedFile, watching: ReadOptions = {}): Promise<Result<PreparedUpload>> {
  const reading = await readPdf(file, { ...watching, withEdition: true })
  if (!reading.ok) return reading
  const { cover, pageTexts, pages, tagged, properties, language, edition } = reading.value
  return done({
    contents: { [documentFile('application/pdf')]: file, ...(cover && (await coverFiles(cover))) },
    facts: {
      bytes: file.bytes,
      sha256: file.sha256,
      pages,
      tagged,
      width: cover?.width ?? null,
      height: cover?.height ?? null,
      title: titleInProperty(properties.Title),
      properties: propertiesIn(properties),
      language: languageOf(pageTexts, language),
    },
    pageTexts,
    edition,
  })
}

/** Draws from pixels, so that no decoder in this process reads a hostile file. */
async function coverFiles({ width, height, data }: Pixels): Promise<PreparedUpload['contents']> {
  const pixels = () => sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#fff' })
  const contents: PreparedUpload['contents'] = {}
  for (const target of [...smallWidthsOf(width), ...widthsOf(width)])
    contents[`${target}.webp`] = await pixels().resize({ width: target }).webp({ quality: 80, effort }).toBuffer()
  const fallback = Math.min(fallbackWidth, width)
  contents[`${fallback}.jpg`] = await pixels().resize({ width: fallback }).jpeg().toBuffer()
  return contents
}
