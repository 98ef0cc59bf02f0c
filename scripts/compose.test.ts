import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { envNames } from '@/lib/process/env'
import { root } from './run.mjs'

// Reads the lines of the files, without a container engine.

const files = ['compose.yaml', 'docs/deploy/instances/compose.yaml']

/** The blocks under a heading of the outermost level, by their names: the lines below each that are indented further. */
function blocksUnder(yaml: string, heading: string): Map<string, string> {
  const [, section = ''] = new RegExp(`^${heading}:.*\\n((?:(?: .*)?\\n)*)`, 'm').exec(yaml) ?? []
  const blocks = section.split(/^ {2}(?=\w)/m).slice(1)
  return new Map(blocks.map((block) => [block.slice(0, block.search(/\W/)), block]))
}

test.each(files)('each service of %s that goes on is asked whether it is well', (file) => {
  const yaml = readFileSync(join(root, file), 'utf8')
  const [, shared = ''] = /^x-gazette: &gazette\n((?: .*\n)*)/m.exec(yaml) ?? []
  const services = [...blocksUnder(yaml, 'services')].map(([name, block]) => [
    name,
    block.includes('<<: *gazette') ? shared : block,
  ])
  const goingOn = services.filter(([, block]) => /^ +restart: unless-stopped$/m.test(block!))
  expect(goingOn.length).toBeGreaterThan(0)
  expect(goingOn.filter(([, block]) => !/^ +healthcheck:$/m.test(block!))).toEqual([])
})

test.each(files)('%s gives Gazette settings that there are, and makes backups on a volume', (file) => {
  const yaml = readFileSync(join(root, file), 'utf8')
  const gazette = /^x-gazette: &gazette\n((?: .*\n)*)/m.exec(yaml)?.[1] ?? blocksUnder(yaml, 'services').get('gazette')!
  const given = [...gazette.matchAll(/^ +([A-Z][A-Z_]+): /gm)].map(([, name]) => name!)
  expect(given).toContain('BACKUP_DIR')
  expect(given.filter((name) => !envNames.includes(name) && !name.startsWith('AWS_'))).toEqual([])
  expect(gazette).toMatch(/backups:\/backups/)
  expect([...blocksUnder(yaml, 'volumes').keys()]).toContain('backups')
})

test('every way to start bounds the young generation: the process that answers would take 150 MB more', () => {
  for (const file of ['package.json', 'Dockerfile', 'docs/deploy/gazette.service', 'scripts/image.mjs']) {
    const starts = readFileSync(join(root, file), 'utf8').match(/^.*\bnode\b.*start\.js.*$/gm)
    expect(starts, file).toEqual([expect.stringContaining('--max-semi-space-size=4')])
  }
})
