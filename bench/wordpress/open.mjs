/* global window */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { findChromium, flags } from '../../scripts/chromium.mjs'

/**
 * Opens the WordPress that load.php filled, as its readers and its editors do: whether every address of the archive leads to its
 * text, and whether the block editor takes every block as its own (what it does not, it shows as "unexpected content").
 *
 *   node bench/wordpress/open.mjs SITE FILE.xml ADDRESSES.csv
 */
const [site, file, table] = process.argv.slice(2)
const port = 8123
const origin = `http://127.0.0.1:${port}`
const executablePath = findChromium(chromium.executablePath())
if (!executablePath || !existsSync(site)) throw new Error('Needs Chromium, and the folder of a site.')

const router = join(import.meta.dirname, 'router.php')
const environment = { ...process.env, PHP_CLI_SERVER_WORKERS: '2' }
const server = spawn('php', ['-S', `127.0.0.1:${port}`, '-t', site, router], {
  env: environment,
  stdio: 'ignore',
  detached: true,
})
const wrong = []
try {
  for (let n = 0; n < 100 && !(await fetch(origin).catch(() => undefined)); n++) await wait(100)
  await addresses()
  await editor()
} finally {
  process.kill(-server.pid)
}
console.log(`${wrong.length} wrong\n${wrong.slice(0, 30).join('\n')}`)
process.exit(wrong.length ? 1 : 0)

/** By itself, without any plugin; those that do not lead to the text by themselves are in the table for one. */
async function addresses() {
  const xml = readFileSync(file, 'utf8')
  const targets = new Map(
    readFileSync(table, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',')),
  )
  const links = [
    ...xml.matchAll(/<item>[\s\S]*?<link>(.*?)<\/link>[\s\S]*?<wp:status><!\[CDATA\[(.*?)\]\]>[\s\S]*?<\/item>/g),
  ]
  const paths = new Set([
    ...links.filter(([, , status]) => status === 'publish').map(([, link]) => new URL(link).pathname),
    ...targets.keys(),
  ])
  const counts = { same: 0, 'led on by WordPress': 0, 'needs the table': 0 }
  for (const path of paths) {
    const answer = await fetch(origin + path)
    const at = new URL(answer.url).pathname
    const expected = targets.get(path) ?? `${path}/`
    const end = await fetch(origin + expected)
    if (end.status !== 200 || new URL(end.url).pathname !== expected)
      wrong.push(`${expected} answers ${end.status} at ${end.url}`)
    if (answer.status === 200 && at === expected) counts[expected === `${path}/` ? 'same' : 'led on by WordPress']++
    else if (targets.has(path)) counts['needs the table']++
    else wrong.push(`${path} answers ${answer.status} at ${at}`)
  }
  console.log(`${paths.size} addresses:`, counts)
}

async function editor() {
  const browser = await chromium.launch({ executablePath, args: flags })
  const page = await browser.newPage()
  await page.goto(`${origin}/wp-login.php`)
  await page.fill('#user_login', 'admin')
  await page.fill('#user_pass', 'bench')
  await page.click('#wp-submit')
  await page.goto(`${origin}/wp-admin/post-new.php`, { waitUntil: 'domcontentloaded', timeout: 120_000 })
  await page.waitForFunction(() => window.wp?.blocks?.getBlockTypes?.().length > 50, undefined, { timeout: 120_000 })
  const kinds = {}
  for (const content of contents()) {
    const blocks = await page.evaluate((text) => {
      const all = []
      const look = (some) => {
        for (const { name, isValid, originalContent, innerBlocks } of some) {
          all.push({ name, isValid, content: originalContent })
          look(innerBlocks)
        }
      }
      const parsed = window.wp.blocks.parse(text)
      look(parsed)
      return { all, again: window.wp.blocks.parse(window.wp.blocks.serialize(parsed)).every((block) => block.isValid) }
    }, content)
    if (!blocks.again) wrong.push(`Written again, not valid: ${content.slice(0, 200)}`)
    for (const { name, isValid, content } of blocks.all) {
      kinds[name] = (kinds[name] ?? 0) + 1
      if (!isValid || name === 'core/freeform' || name === 'core/missing') wrong.push(`${name}: ${content}`)
    }
  }
  console.log('Blocks in the editor:', kinds)
  await browser.close()
}

function contents() {
  const xml = readFileSync(file, 'utf8')
  return [...xml.matchAll(/<content:encoded><!\[CDATA\[([\s\S]*?)\]\]><\/content:encoded>/g)].map(([, text]) =>
    text.replaceAll(']]]]><![CDATA[>', ']]>'),
  )
}
