import { expect, test } from 'vitest'
import { manifestLine, parseManifestLine } from './tags'

test('a path with the end of a line or the sign of an escape stands on one line of a manifest, and comes back', () => {
  for (const path of ['data/a\nb', 'data/a\r\nb', 'data/100%', 'data/%0A', 'data/two  spaces', 'data/ខ្មែរ']) {
    const line = manifestLine({ path, sha256: 'a'.repeat(64) })
    expect(line.split('\n')).toHaveLength(2)
    expect(parseManifestLine(line.trimEnd())).toEqual({ path, sha256: 'a'.repeat(64) })
  }
  expect(manifestLine({ path: 'data/50%\n', sha256: 'b' })).toBe('b  data/50%25%0A\n')
})
