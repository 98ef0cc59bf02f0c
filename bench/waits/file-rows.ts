import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { smallPdf } from '@/domain/testing/pdfs'
import { send } from './client'
import { timed, type Row } from './row'
import type { Site } from './site'

type Upload = { name: string; bytes: Buffer }

/** Pictures of twelve megapixels with noise in them, as a camera makes them: each takes a few megabytes. */
async function picturesOf(count: number): Promise<Upload[]> {
  const [width, height] = [4_000, 3_000]
  // Noise of a quarter of the size, so that a picture is as large as those of a camera and no larger.
  const pictures: Upload[] = []
  for (let n = 0; n < count; n++) {
    const raw = { width: width / 4, height: height / 4, channels: 3 as const }
    const noise = sharp(randomBytes(raw.width * raw.height * 3), { raw })
    const bytes = await noise.resize(width, height).jpeg({ quality: 85 }).toBuffer()
    pictures.push({ name: `river-${n}.jpg`, bytes })
  }
  return pictures
}

async function longPdf(pages: number): Promise<Upload> {
  const document = new PDFDocument()
  const words =
    'The project met people of six countries and agreed how survivors are heard before anything is decided. '
  for (let n = 1; n <= pages; n++) {
    if (n > 1) document.addPage()
    document.text(`Page ${n}. ${words.repeat(20)}`)
  }
  document.end()
  return { name: 'report.pdf', bytes: await buffer(document) }
}

/** A document that is whole, and nearly as large as one may be. */
function largePdf(): Upload {
  return { name: 'large.pdf', bytes: smallPdf({ more: { 90: { data: randomBytes(95_000_000) } } }) }
}

async function upload({ url, archive }: Site, { name, bytes }: Upload) {
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')])
  const headers = { cookie: archive.cookie, origin: url, 'content-type': 'multipart/form-data; boundary=x' }
  const { status, text } = await send(`${url}/api/desk/media`, { method: 'POST', headers, body })
  if (status !== 200) throw new Error(`${name}: ${status} ${text.slice(0, 300)}`)
}

function uploadRow(name: string, make: () => Upload | Promise<Upload> | Promise<Upload[]>): Row {
  let uploads: Upload[] = []
  return {
    name,
    prepare: async () => (uploads = [await make()].flat()),
    // All at once, as the media library sends them.
    work: (site) => timed(() => Promise.all(uploads.map((one) => upload(site, one)))),
  }
}

export const fileRows: Row[] = [
  uploadRow('12 pictures of 12 megapixels', () => picturesOf(12)),
  uploadRow('a PDF of 300 pages', () => longPdf(300)),
  uploadRow('an upload of 95 MB', largePdf),
]
