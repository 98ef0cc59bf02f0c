import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import type { Browser } from '@playwright/test'
import PDFDocument from 'pdfkit'

const require = createRequire(import.meta.url)
const pages = Array.from({ length: 300 }, (_, n) => n + 1)

const english =
  'People who cross the borders of the region in search of work meet brokers whose promises nobody can check. '

/** A PDF of 300 pages in English, its typeface embedded. */
export function englishReport() {
  const document = new PDFDocument({
    autoFirstPage: false,
    info: { Title: 'Three hundred pages', Author: 'Jane Writer' },
  })
  document.registerFont('serif', require.resolve('@fontsource/noto-serif/files/noto-serif-latin-400-normal.woff'))
  for (const page of pages) document.addPage().font('serif').text(`Chapter ${page}`).text(english.repeat(12))
  document.end()
  return buffer(document)
}

export const khmer =
  'ការជួញដូរមនុស្សគឺជាបទល្មើសធ្ងន់ធ្ងរដែលប៉ះពាល់ដល់ប្រជាជនក្នុងអនុតំបន់មេគង្គ។ រដ្ឋាភិបាលនៃប្រទេសទាំងប្រាំមួយបានយល់ព្រមធ្វើការជាមួយគ្នា។'

/** A PDF of 300 pages in Khmer, as a browser prints it: only a shaping engine sets Khmer right. */
export async function khmerReport(browser: Browser) {
  const font = readFileSync(require.resolve('@fontsource/noto-sans-khmer/files/noto-sans-khmer-khmer-400-normal.woff2'))
  const page = await browser.newPage()
  const sections = pages.map((n) => `<section><h1>ទំព័រ ${n}</h1><p>${`${khmer} `.repeat(4)}</p></section>`)
  await page.setContent(`<html lang="km"><title>របាយការណ៍ប្រចាំឆ្នាំ</title><style>
    @font-face { font-family: K; src: url(data:font/woff2;base64,${font.toString('base64')}) }
    body { font: 14px K } section { break-after: page } section:last-child { break-after: auto }
    </style>${sections.join('')}`)
  await page.evaluate(() => document.fonts.ready)
  const pdf = await page.pdf({ format: 'A4', tagged: true })
  await page.close()
  return pdf
}
