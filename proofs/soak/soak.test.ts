import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { onOneServer } from '@/e2e/support/on-one-server'
import { root } from '@/scripts/run.mjs'

test('each browser test that stays on one server is there, by its file and its title', () => {
  for (const name of Object.keys(onOneServer)) {
    const [file, ...title] = name.split(' ')
    const source = readFileSync(join(root, 'e2e', file!), 'utf8')
    if (title.length > 0) expect(source, name).toContain(`('${title.join(' ')}`)
  }
})
