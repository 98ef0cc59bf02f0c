import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { onOneServer } from '@/e2e/support/on-one-server'
import { root } from '@/scripts/run.mjs'

test('every property that says how often a long trial runs is one of those that `npm run soak` tries', () => {
  const tests = Object.keys(
    import.meta.glob(
      '../../{app,auth,cli,components,db,demonstration,domain,lib,proofs,scripts,server}/**/*.test.{ts,tsx}',
    ),
  )
  const long = tests
    .map((file) => join('proofs/soak', file))
    .filter((file) => /\bsoak: \d/.test(readFileSync(join(root, file), 'utf8')))
  const listed = /const properties = \[([^\]]*)\]/.exec(readFileSync(join(root, 'proofs/soak/soak.mjs'), 'utf8'))![1]!
  const names = [...listed.matchAll(/'([^']+)'/g)].map(([, name]) => `${name}.test.ts`)
  expect(names.toSorted()).toEqual(long.toSorted())
})

test('each browser test that stays on one server is there, by its file and its title', () => {
  for (const name of Object.keys(onOneServer)) {
    const [file, ...title] = name.split(' ')
    const source = readFileSync(join(root, 'e2e', file!), 'utf8')
    if (title.length > 0) expect(source, name).toContain(`('${title.join(' ')}`)
  }
})
