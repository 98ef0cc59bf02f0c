// Measures what every kind of public page weighs: node --import tsx bench/page-weights.ts. See bench/README.md.
import { openDatabase } from '@/db/connection'
import { someone } from '@/domain/testing/newsroom'
import { fillFront } from './pages/full-front'
import { makePosts } from './pages/made-posts'
import { addressOf, madeTemplates, templates, weigh, type Limits } from './pages/weights'
import { startSite } from './site.mjs'

const site = await startSite({ settings: { DEMO: 'yes' } })
try {
  console.log(`${''.padEnd(28)}${['plain', 'first', 'others', 'style', 'at most'].map(column).join('')}`)
  for (const [name, { path, ...limits }] of Object.entries(templates)) await row(name, path, limits)
  openDatabase(site.dataDir)
  const actor = await someone()
  for (const [name, path] of Object.entries(await makePosts(actor))) await row(name, path, madeTemplates[name]!)
  await fillFront(actor)
  await row('full front page', '/', madeTemplates['full front page']!)
} finally {
  await site.end()
}

async function row(name: string, path: string, limits: Limits) {
  const { status, plain, first, best, style } = await weigh(await addressOf(site.url, path))
  if (status >= 500) throw new Error(`${path} answers ${status}`)
  console.log(`${name.padEnd(28)}${[plain, first, best, style, limits.best].map(column).join('')}`)
  if (best > limits.best || plain > limits.plain) process.exitCode = 1
}

function column(value: string | number) {
  return value.toLocaleString('en').padStart(9)
}
