/** @module-tag thorough */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Returns whether Node has React after it loaded `file`. */
function loadsReact(file: string) {
  const script = `import { createRequire } from 'node:module'
    await import(${JSON.stringify(join(root, file))})
    const loaded = Object.keys(createRequire(${JSON.stringify(join(root, 'x.js'))}).cache)
    console.log(loaded.some((path) => path.includes('/node_modules/react/')))`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script]
  return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }).trim() === 'true'
}

// An export sets NODE_ENV before it loads them: React would be its development build otherwise.
test('the command line loads the pages of the site only for an export of them', () => {
  expect(loadsReact('cli/verbs.ts')).toBe(false)
  expect(loadsReact('cli/exports/site/write.ts')).toBe(true)
})
