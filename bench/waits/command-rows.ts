import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportXml, itemXml, oldUrl } from '@/domain/imports/wordpress/test-export'
import { root } from '@/scripts/run.mjs'
import { timed, withBothReaders, type Row } from './row'
import type { Site } from './site'

/** Runs a command of `npm run gazette` over the archive of the site, with which it goes on. @throws where it fails */
async function command({ archive, url }: Site, args: string[], settings: Record<string, string> = {}) {
  const env = { ...process.env, DATA_DIR: archive.dataDir, SITE_URL: url, ...settings }
  const stdio = ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe']
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], { cwd: root, env, stdio })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`gazette ${args.join(' ')}: ${code}\n${output.slice(-2_000)}`)
}

async function inFolder<T>(work: (folder: string) => Promise<T>) {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-waits-files-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const words =
  'the project met people of six countries in Bangkok and agreed how survivors are heard before anything is decided'

/** Two hundred posts of about five thousand characters, public as soon as each is imported. */
function exportOf(posts: number, firstId: number) {
  const [head, tail] = exportXml(['HERE']).split('HERE') as [string, string]
  const items = Array.from({ length: posts }, (_, n) => {
    const paragraph = (k: number) =>
      `<!-- wp:paragraph -->\n<p>${n}.${k} ${words}, <a href="${oldUrl}/?p=${((n * 7 + k) % posts) + 1}">more</a>, <strong>${words}</strong>.</p>\n<!-- /wp:paragraph -->\n`
    const month = String((n % 12) + 1).padStart(2, '0')
    return itemXml({
      id: firstId + n,
      date: `${2004 + (n % 12)}-${month}-15 10:00:00`,
      excerpt: words,
      terms: [`category c${n % 40} C${n % 40}`],
      content: Array.from({ length: 12 }, (_, k) => paragraph(k)).join('\n'),
    })
  })
  return head + items.join('\n') + tail
}

let imports = 0

const wordPress: Row = {
  name: 'an import of 200 posts',
  work: (site) =>
    inFolder((folder) => {
      const file = join(folder, 'export.xml')
      writeFileSync(file, exportOf(200, 1 + 200 * imports++))
      return timed(() => command(site, ['import', 'wordpress', file]))
    }),
}

const backup: Row = {
  name: 'a backup and its proof',
  work: (site) => inFolder((folder) => timed(() => command(site, ['backup'], { BACKUP_DIR: folder, TMPDIR: folder }))),
}

const verify: Row = { name: 'verify', work: (site) => timed(() => command(site, ['verify'])) }

export const commandRows: Row[] = [...withBothReaders(wordPress), backup, verify]
