import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { buffer } from 'node:stream/consumers'
import type { Actor } from '@/domain/staff/actor'
import { storeUpload } from '@/domain/files/intake'
import { got } from './newsroom'

// Builders for tests: uploads that differ from each other.

let shades = 0

/** A picture of one shade, another with each call. */
export async function pictureBytes({ width = 60, height = 40 } = {}) {
  shades++
  const background = { r: shades % 256, g: (shades >> 8) % 256, b: 77 }
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer()
}

export async function pdfBytes(words = `Words ${++shades}`) {
  const document = new PDFDocument()
  document.text(words)
  document.end()
  return buffer(document)
}

type More = { width?: number; height?: number; replaces?: string; now?: number }

export async function picture(who: Actor, name = 'river.png', { replaces, now = 0, ...size }: More = {}) {
  return got(await storeUpload(who, { source: await pictureBytes(size), name, replaces }, now))
}

export async function pdf(who: Actor, name = 'report.pdf', { replaces, now = 0 }: More = {}) {
  return got(await storeUpload(who, { source: await pdfBytes(), name, replaces }, now))
}

export function bodyWith(...mediaIds: string[]) {
  const pictures = mediaIds.map((mediaId) => ({ type: 'picture', attrs: { mediaId, alt: 'A river' } }))
  return {
    type: 'doc',
    content: [...pictures, { type: 'paragraph', content: [{ type: 'text', text: 'Some words.' }] }],
  }
}
