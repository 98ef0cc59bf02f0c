// Prints the PDFs that tests of editions read: node scripts/print-fixtures.mjs [FOLDER]. Chromium and the fonts of Debian are needed; the
// files are committed, since every Chromium sets its lines otherwise.
import { chromium } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { findChromium, flags } from './chromium.mjs'
import { languages, languagePage, richPage, columnsPage } from './print-sources.mjs'

const folder = process.argv[2] ?? 'domain/files/pdf/edition/fixtures'
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: findChromium(chromium.executablePath()), args: flags })
const page = await browser.newPage()

async function print(name, html, options = {}) {
  await page.setContent(html)
  const bytes = await page.pdf({ format: 'A5', tagged: true, ...options })
  writeFileSync(`${folder}/${name}.pdf`, bytes)
  console.log(name, bytes.length)
}

const feet = {
  displayHeaderFooter: true,
  headerTemplate: '<p style="font-size:8px;margin:0 auto">A running head of a report</p>',
  footerTemplate: '<p style="font-size:8px;margin:0 auto"><span class="pageNumber"></span></p>',
  margin: { top: '22mm', bottom: '22mm', left: '18mm', right: '18mm' },
}
await print('rich', richPage, feet)
await print('rich-untagged', richPage, { ...feet, tagged: false })
await print('columns-untagged', columnsPage, { tagged: false })
for (const language of Object.keys(languages)) await print(language, languagePage(language))
await browser.close()
