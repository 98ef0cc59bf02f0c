// What editions of long PDFs take: node --import tsx bench/editions.ts [CHAPTERS]. See bench/README.md.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPdf } from '@/domain/files/pdf/read'
import { withReceived } from '@/domain/files/received-files'
import { got } from '@/domain/testing/newsroom'
import { spoken } from '@/domain/testing/print-sources'
import { printed } from '@/domain/testing/printed'
import type { Language } from '@/lib/languages'

const chapters = Number(process.argv[2] ?? 16) // about 600 pages of A5 in English

function chapter(language: Language, n: number) {
  const [heading, text, items, cells] = spoken[language]
  const paragraphs = `<p>${text.repeat(12)}</p>`.repeat(8)
  const rows = `<tr><td>${cells[2]}</td><td>${cells[3]}</td></tr>`.repeat(8)
  const head = `<thead><tr><th>${cells[0]}</th><th>${cells[1]}</th></tr></thead>`
  const list = `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
  const section = (s: number) => `<h2>${heading} ${n}.${s}</h2>${paragraphs}${list}<table>${head}${rows}</table>`
  return `<h1>${heading} ${n}</h1>${Array.from({ length: 10 }, (_, s) => section(s)).join('')}`
}

/** Milliseconds of processor time of all children that have ended: proc(5), in hundredths of a second. */
function worked() {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').pop()!.split(' ')
  return (Number(fields[13]) + Number(fields[14])) * 10
}

const folder = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
process.env.DATA_DIR = folder
console.log(
  'file, pages, MB | text alone: ms, MB | with its edition: ms, MB, from, MB of JSON | the same in the background',
)
const ways = [{}, { withEdition: true }, { withEdition: true, isUnhurried: true }]
for (const language of ['en', 'km'] as const)
  for (const tagged of [true, false]) {
    const html = `<html lang="${language}"><title>A long report</title><style>body{font:11pt/1.5 'Noto Serif','Noto Sans Khmer'}</style>${Array.from({ length: chapters }, (_, n) => chapter(language, n + 1)).join('')}</html>`
    const { file } = await printed({ file: { html, tagged, head: 'A long report' } })
    const cells: (string | number)[] = [`${language}${tagged ? '' : ', no tags'}`]
    for (const way of ways) {
      const before = worked()
      let peak = 0
      const contents = got(
        await withReceived(file!, (received) => readPdf(received, { ...way, onCost: (cost) => (peak = cost) })),
      )
      if (!way.withEdition) cells.push(contents.pages, (file!.length / 1e6).toFixed(1))
      cells.push('|')
      cells.push(worked() - before, Math.round(peak / 1e6))
      if (way.withEdition)
        cells.push(contents.edition?.from ?? 'none', (JSON.stringify(contents.edition ?? '').length / 1e6).toFixed(1))
    }
    console.log(cells.join('  '))
  }
rmSync(folder, { recursive: true })
process.exit()
